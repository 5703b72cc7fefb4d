// Pages, books and videos of the theme. They stay in the summary, so each has a title that says what it is.
import { createSignal, For, type JSX, Show } from 'solid-js'
import type { Resource } from '../../../shared/session/session.ts'
import { LIMITS } from '../../../shared/wire/limits.ts'
import { useRoom } from '../../state/room-context.tsx'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { CloseIcon, PlusIcon, UndoIcon } from '../../ui/icons.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { told } from '../../ui/told.ts'
import { t } from '../../words/words.tsx'
import styles from './ResourceList.module.css'
import { resourceHref, typedResourceUrl } from './resource-url.ts'

export function ResourceList(): JSX.Element {
  const room = useRoom()
  const [removed, setRemoved] = createSignal<Resource | null>(null)
  const canWrite = () => room.me() !== null && room.saveState().state !== 'read-only'

  const remove = async (resource: Resource) => {
    if (!(await told(room.send({ kind: 'resource.remove', id: resource.id })))) return
    setRemoved({ ...resource })
    announce(t('theme.removed', { title: resource.title }))
  }
  const putBack = async (resource: Resource) => {
    if (!(await told(room.send({ kind: 'resource.add', title: resource.title, url: resource.url })))) return
    setRemoved(null)
    announce(t('theme.added', { title: resource.title }))
  }

  return (
    <section class={styles.resources} aria-labelledby="theme-resources">
      <h2 id="theme-resources" class={styles.heading}>
        {t('theme.resources')}
      </h2>
      <Show when={room.view.resources.length > 0} fallback={<p class={styles.soft}>{t('theme.resourcesEmpty')}</p>}>
        <ul class={styles.list}>
          <For each={room.view.resources}>
            {(resource) => (
              <li class={styles.item}>
                <div class={styles.words}>
                  <ResourceTitle resource={resource} />
                  <span class={styles.soft}>{t('theme.by', { name: resource.by })}</span>
                </div>
                <Show when={canWrite()}>
                  <Button
                    tone="plain"
                    label={t('theme.remove', { title: resource.title })}
                    onClick={() => void remove(resource)}
                  >
                    <CloseIcon />
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={removed()}>
        {(resource) => (
          <p class={styles.removed}>
            {t('theme.removed', { title: resource().title })}
            <Button icon={<UndoIcon />} onClick={() => void putBack(resource())}>
              {t('theme.putBack')}
            </Button>
          </p>
        )}
      </Show>
      <Show when={canWrite()}>
        <AddResource />
      </Show>
    </section>
  )
}

function ResourceTitle(props: { resource: Resource }): JSX.Element {
  return (
    <Show when={resourceHref(props.resource.url)} fallback={<span>{props.resource.title}</span>}>
      {(href) => (
        <a href={href()} target="_blank" rel="noopener noreferrer nofollow">
          {props.resource.title}
        </a>
      )}
    </Show>
  )
}

function AddResource(): JSX.Element {
  const room = useRoom()
  const [isOpen, setIsOpen] = createSignal(false)
  const [title, setTitle] = createSignal('')
  const [url, setUrl] = createSignal('')
  const [wrong, setWrong] = createSignal({ title: '', url: '' })
  const [isBusy, setIsBusy] = createSignal(false)

  const add = async () => {
    const address = typedResourceUrl(url())
    setWrong({
      title: title().trim() === '' ? t('theme.titleMissing') : '',
      url: address === null ? t('theme.urlWrong') : '',
    })
    if (title().trim() === '' || address === null) return
    setIsBusy(true)
    const isAdded = await told(room.send({ kind: 'resource.add', title: title().trim(), url: address }))
    setIsBusy(false)
    if (!isAdded) return
    announce(t('theme.added', { title: title().trim() }))
    setTitle('')
    setUrl('')
    setIsOpen(false)
  }

  return (
    <Show
      when={isOpen()}
      fallback={
        <Button icon={<PlusIcon />} onClick={() => setIsOpen(true)}>
          {t('theme.add')}
        </Button>
      }
    >
      <form
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <TextField
          label={t('theme.addTitle')}
          value={title()}
          onInput={setTitle}
          maxChars={LIMITS.lineMaxChars}
          error={wrong().title}
          ref={(field) => queueMicrotask(() => field.focus())}
        />
        <TextField
          label={t('theme.addUrl')}
          hint={t('theme.addUrlHint')}
          value={url()}
          onInput={setUrl}
          inputMode="url"
          autocapitalize="off"
          spellcheck={false}
          error={wrong().url}
        />
        <div class={styles.buttons}>
          <Button type="submit" tone="primary" busy={isBusy()}>
            {t('theme.addDo')}
          </Button>
          <Button tone="plain" onClick={() => setIsOpen(false)}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Show>
  )
}
