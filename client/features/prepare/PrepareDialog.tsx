import { createSignal, Show } from 'solid-js'
import { CARD_TEXT_MAX_CHARS } from '../../../shared/session/board.ts'
import type { PreparedCase } from '../../state/room-api.ts'
import { useRoom } from '../../state/room-context.tsx'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { t } from '../../words/words.tsx'
import styles from './PrepareCase.module.css'
import { PreparedField } from './PreparedField.tsx'
import { cardOf, isEmptyCase, PREPARED_LIMITS } from './prepared-card.ts'
import { ReadOut } from './ReadOut.tsx'

/** A case in the order in which it helps to think it through. Everything stays on this device until its writer makes a card of
 *  it, and that card goes the way of all cards. */
export function PrepareDialog(props: { onClose(): void }) {
  const room = useRoom()
  const [isReading, setReading] = createSignal(false)
  const now = () => room.prepared()
  const set = (change: Partial<PreparedCase>) => room.setPrepared(change)
  const card = () => cardOf(now())
  const isDraftInTheWay = () => room.draft().text.trim() !== '' && room.draft().text.trim() !== card()

  function offer(): void {
    room.setDraft({
      lane: 'challenge',
      text: card(),
      wantsHelp: true,
      signed: false,
      toldByLead: now().teller === 'lead',
    })
    announce(t('prepare.offered'))
    props.onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => open || props.onClose()}
      title={t('prepare.title')}
      footer={
        <>
          <Button onClick={() => setReading(!isReading())} disabled={isEmptyCase(now())}>
            {t(isReading() ? 'prepare.write' : 'prepare.read')}
          </Button>
          <Button tone="primary" disabled={card() === '' || isDraftInTheWay()} onClick={offer}>
            {t('prepare.offer')}
          </Button>
        </>
      }
    >
      <Show when={!isReading()} fallback={<ReadOut prepared={now()} />}>
        <div class={styles.form}>
          <p class={styles.soft}>{t('prepare.promise')}</p>
          <PreparedField
            label={t('prepare.caseTitle')}
            hint={t('prepare.caseTitleHint')}
            value={now().title}
            maxChars={PREPARED_LIMITS.title}
            onText={(title) => set({ title })}
          />
          <div class={styles.pair}>
            <Select
              label={t('prepare.about')}
              value={now().about}
              options={options(ABOUT, (one) => t(`prepare.about_${one}`))}
              onChange={(value) => set({ about: ABOUT.find((one) => one === value) ?? 'open' })}
            />
            <Select
              label={t('prepare.when')}
              value={now().when}
              options={options(WHEN, (one) => t(`prepare.when_${one}`))}
              onChange={(value) => set({ when: WHEN.find((one) => one === value) ?? 'open' })}
            />
          </div>
          <PreparedField
            label={t('prepare.situation')}
            hint={t('prepare.situationHint')}
            value={now().situation}
            maxWords={PREPARED_LIMITS.situationWords}
            rows={5}
            onText={(situation) => set({ situation })}
          />
          <PreparedField
            label={t('prepare.part')}
            hint={t('prepare.partHint')}
            value={now().part}
            maxWords={PREPARED_LIMITS.partWords}
            rows={3}
            onText={(part) => set({ part })}
          />
          <PreparedField
            label={t('prepare.question')}
            hint={t('prepare.questionHint')}
            value={now().question}
            maxChars={PREPARED_LIMITS.question}
            rows={2}
            onText={(question) => set({ question })}
          />
          <Select
            label={t('prepare.help')}
            value={now().help}
            options={options(HELP, (one) => t(`prepare.help_${one}`))}
            onChange={(value) => set({ help: HELP.find((one) => one === value) ?? 'open' })}
          />
          <TextField
            label={t('prepare.notWanted')}
            value={now().notWanted}
            maxChars={PREPARED_LIMITS.notWanted}
            onInput={(notWanted) => set({ notWanted })}
          />
          <Segmented
            showLabel
            label={t('guard.crowd')}
            value={now().crowd}
            options={[
              { value: 'few', label: t('guard.crowdFew') },
              { value: 'some', label: t('guard.crowdSome') },
              { value: 'many', label: t('guard.crowdMany') },
            ]}
            onChange={(value) => set({ crowd: CROWD.find((one) => one === value) ?? 'open' })}
          />
          <Show when={now().crowd === 'few' || now().crowd === 'some'}>
            <Notice tone="warn">{t(now().crowd === 'few' ? 'guard.crowdFewText' : 'guard.crowdSomeText')}</Notice>
          </Show>
          <Segmented
            showLabel
            label={t('prepare.mind')}
            value={now().mind}
            options={[
              { value: 'fine', label: t('prepare.mind_fine') },
              { value: 'uneasy', label: t('prepare.mind_uneasy') },
              { value: 'hurt', label: t('prepare.mind_hurt') },
            ]}
            onChange={(value) => set({ mind: MIND.find((one) => one === value) ?? 'open' })}
          />
          <Show when={now().mind === 'uneasy' || now().mind === 'hurt'}>
            <Notice tone="warn">{t(now().mind === 'hurt' ? 'prepare.hurtText' : 'prepare.uneasyText')}</Notice>
          </Show>
          <Segmented
            showLabel
            label={t('prepare.teller')}
            value={now().teller}
            options={[
              { value: 'me', label: t('prepare.teller_me') },
              { value: 'lead', label: t('prepare.teller_lead') },
            ]}
            onChange={(value) => set({ teller: value === 'lead' ? 'lead' : 'me' })}
          />
          <Show when={now().teller === 'lead'}>
            <p class={styles.soft}>{t('prepare.tellerText')}</p>
          </Show>
          <p class={styles.soft}>
            {t([...card()].length > CARD_TEXT_MAX_CHARS ? 'prepare.offerLong' : 'prepare.offerText')}
          </p>
          <Show when={isDraftInTheWay()}>
            <Notice tone="info">{t('prepare.draftInTheWay')}</Notice>
          </Show>
        </div>
      </Show>
    </Dialog>
  )
}

const ABOUT = ['open', 'mentee', 'mentor', 'colleague', 'manager', 'group', 'me'] as const
const WHEN = ['open', 'now', 'year', 'past'] as const
const HELP = ['open', 'heard', 'questions', 'views', 'ideas', 'experience'] as const
const CROWD = ['few', 'some', 'many'] as const
const MIND = ['fine', 'uneasy', 'hurt'] as const

function options<T extends string>(values: readonly T[], label: (one: T) => string) {
  return values.map((value) => ({ value, label: label(value) }))
}
