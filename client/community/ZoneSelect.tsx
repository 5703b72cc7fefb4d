import { Select } from '../ui/Select.tsx'
import { useWords } from '../words/words.tsx'
import { ownZone } from './moments.ts'

/** Time zones by name, the present one always among them. */
export function ZoneSelect(props: { value: string; onChange(zone: string): void }) {
  const { t } = useWords()
  const known = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : []
  const zones = () => [...new Set([...known, ownZone(), props.value, 'UTC'])].sort()
  return (
    <Select
      label={t('community.zone')}
      value={props.value}
      options={zones().map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
      onChange={props.onChange}
    />
  )
}
