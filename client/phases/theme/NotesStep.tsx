import { type JSX, Show } from 'solid-js'
import { stepOf } from '../../../shared/session/clock.ts'
import { DocumentNotice, DocumentStateWord } from '../../features/editor/DocumentNotice.tsx'
import { NotesEditor } from '../../features/editor/NotesEditor.tsx'
import { ResourceList } from '../../features/theme/ResourceList.tsx'
import { resourceHref } from '../../features/theme/resource-url.ts'
import { useDocument } from '../../state/documents-context.tsx'
import { useRoom } from '../../state/room-context.tsx'
import { VideoIcon } from '../../ui/icons.tsx'
import { Prompt } from '../../ui/Prompt.tsx'
import { say, t } from '../../words/words.tsx'
import styles from './NotesStep.module.css'

/** Writing down together what the group found out about its theme. */
export function NotesStep(): JSX.Element {
  const room = useRoom()
  const notes = useDocument('theme')
  const prompt = () => {
    const { progress, plan } = room.view
    const step = 'stepId' in progress ? stepOf(plan, progress.stepId) : undefined
    return step ? say(step.prompt) : ''
  }
  return (
    <div class={styles.step}>
      <Prompt>{prompt()}</Prompt>
      <Show when={resourceHref(room.view.callLink)}>
        {(href) => (
          <a class={styles.call} href={href()} target="_blank" rel="noopener noreferrer nofollow">
            <VideoIcon /> {t('theme.call')}
          </a>
        )}
      </Show>
      <section class={styles.notes} aria-labelledby="theme-notes">
        <header class={styles.head}>
          <h2 id="theme-notes" class={styles.heading}>
            {t('theme.notesHeading')}
          </h2>
          <DocumentStateWord handle={notes} />
        </header>
        <DocumentNotice handle={notes} />
        <NotesEditor
          handle={notes}
          fragment="notes"
          label={t('theme.notesLabel')}
          placeholder={t('theme.notesPlaceholder')}
          canWrite={room.me() !== null}
          under={2}
        />
        <Show when={notes.doc && (!notes.canWrite() || room.me() === null)}>
          <p class={styles.soft}>{t('theme.readOnly')}</p>
        </Show>
      </section>
      <ResourceList />
    </div>
  )
}
