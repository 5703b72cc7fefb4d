import { createMemo } from 'solid-js'
import { openNotebook } from '../../state/notebook.ts'
import { useRoom } from '../../state/room-context.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useWords } from '../../words/words.tsx'

/** A page of one's own: on this device alone. The giver's is large, because it is the one thing now. */
export function Notebook(props: { page: 'giver' | 'notes' }) {
  const room = useRoom()
  const { t } = useWords()
  const book = createMemo(() => {
    const me = room.me()
    return me === null ? null : openNotebook(room.view.roomId, me, props.page)
  })
  const isGiver = () => props.page === 'giver'
  return (
    <TextField
      label={t(isGiver() ? 'consult.notebook' : 'consult.notes')}
      hint={t(isGiver() ? 'consult.notebookHint' : 'consult.notesHint')}
      multiline
      rows={isGiver() ? 7 : 3}
      value={book()?.text() ?? ''}
      onInput={(text) => book()?.write(text)}
    />
  )
}
