import { createSignal, For, Show } from 'solid-js'
import type { MemberCommand } from '../../shared/community/command.ts'
import { ENTRY_PARTS, maxCharsOf } from '../../shared/community/entries.ts'
import { memberId } from '../../shared/ids.ts'
import { useCommunity } from '../state/community-context.tsx'
import { createEntryStore, type EntryOfView, type EntryStore } from '../state/entries-store.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Prompt } from '../ui/Prompt.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/Toaster.tsx'
import { useWords } from '../words/words.tsx'
import styles from './community.module.css'
import { dayOf } from './moments.ts'
import { namesIn } from './names-in.ts'
import { refusedText } from './told.ts'
import { Worded } from './Worded.tsx'

/** `/c/SLUG/k/ID`: one entry, read or worded together, checked by two who did not write it. */
export function EntryPage(props: { entry: string }) {
  const community = useCommunity()
  const { t } = useWords()
  const store = createEntryStore(community, props.entry)
  const mayWrite = () => community.page.mine !== null && community.page.mine.standing !== 'guest'
  return (
    <div class={styles.page}>
      <p>
        <a href={`/c/${community.slug}/k`}>{t('know.back')}</a>
      </p>
      <Show when={!store.isGone()} fallback={<Prompt size="l">{t('know.gone')}</Prompt>}>
        <Show when={store.entry()}>
          {(entry) => (
            <>
              <div class={styles.head}>
                <Prompt size="l">{entry().words.title}</Prompt>
                <p class={styles.facts}>
                  <span>{t(`know.type_${entry().type}`)}</span>
                  <span>{t(entry().isPublished ? 'know.published' : 'know.isDraft')}</span>
                  <Show when={entry().credits.length > 0}>
                    <span>{t('know.by', { names: entry().credits.join(', ') })}</span>
                  </Show>
                </p>
              </div>
              <div class={styles.columns}>
                <div class={styles.column}>
                  <section class={styles.section} aria-label={entry().words.title}>
                    <For each={ENTRY_PARTS}>
                      {(part) => (
                        <Show when={mayWrite() || (part !== 'title' && entry().words[part] !== '')}>
                          <Worded
                            label={t(`know.part_${part}`)}
                            hint={t(`know.hint_${part}`)}
                            now={entry().words[part]}
                            mayWrite={mayWrite()}
                            maxChars={maxCharsOf(part)}
                            {...(part === 'title' ? {} : { rows: 4 })}
                            look={(text) => namesIn(community, text)}
                            save={(base, text) =>
                              store.ask({ kind: 'entry.word', entry: props.entry, part, base, text })
                            }
                          />
                        </Show>
                      )}
                    </For>
                  </section>
                </div>
                <div class={styles.column}>
                  <Reading store={store} entry={entry()} mayWrite={mayWrite()} />
                  <Tried store={store} entry={entry()} mayWrite={mayWrite()} />
                  <Show when={mayWrite()}>
                    <Tending store={store} entry={entry()} />
                  </Show>
                </div>
              </div>
            </>
          )}
        </Show>
      </Show>
    </div>
  )
}

type Part = { store: EntryStore; entry: EntryOfView; mayWrite: boolean }

async function told(asked: Promise<{ ok: true } | { ok: false; code: string; offer?: string }>): Promise<boolean> {
  const done = await asked
  if (!done.ok) toast(refusedText(done))
  return done.ok
}

/** Two who did not write it ask themselves two questions; after a year somebody is asked one. */
function Reading(props: Part) {
  const { t } = useWords()
  const community = useCommunity()
  const ask = (command: MemberCommand) => void told(props.store.ask(command))
  return (
    <section class={styles.section} aria-labelledby="know-reading">
      <h2 id="know-reading">{t('know.reading')}</h2>
      <Show
        when={!props.entry.isPublished}
        fallback={
          <>
            <p class={styles.soft}>
              {t('know.readAgain', { day: dayOf(props.entry.reviewAtMs ?? 0, community.page.view.zone) })}
            </p>
            <Show when={props.mayWrite && props.entry.isDue}>
              <Notice tone="info">{t('know.stillTrue')}</Notice>
              <div class={styles.row}>
                <Button onClick={() => ask({ kind: 'entry.review', entry: props.entry.id })}>{t('know.isTrue')}</Button>
              </div>
            </Show>
            <Show when={props.mayWrite}>
              <p class={styles.soft}>{t('know.changes')}</p>
            </Show>
          </>
        }
      >
        <p>{t('know.checks', { n: props.entry.checks, of: props.entry.checksNeeded })}</p>
        <Show when={props.mayWrite}>
          <Show when={!props.entry.mine.wrote} fallback={<p class={styles.soft}>{t('know.youWrote')}</p>}>
            <p class={styles.soft}>{t('know.questions')}</p>
            <div class={styles.row}>
              <Button
                tone={props.entry.mine.checked ? 'quiet' : 'primary'}
                pressed={props.entry.mine.checked}
                onClick={() => ask({ kind: 'entry.check', entry: props.entry.id, on: !props.entry.mine.checked })}
              >
                {t(props.entry.mine.checked ? 'know.checked' : 'know.check')}
              </Button>
            </div>
          </Show>
        </Show>
      </Show>
    </section>
  )
}

function Tried(props: Part) {
  const { t } = useWords()
  const [line, setLine] = createSignal('')
  async function add(event: Event) {
    event.preventDefault()
    if (await told(props.store.ask({ kind: 'entry.tried.add', entry: props.entry.id, text: line() }))) setLine('')
  }
  const remove = (id: string) =>
    void told(props.store.ask({ kind: 'entry.tried.remove', entry: props.entry.id, line: id }))
  return (
    <section class={styles.section} aria-labelledby="know-tried">
      <h2 id="know-tried">{t('know.tried')}</h2>
      <Show when={props.entry.tried.length > 0} fallback={<p class={styles.soft}>{t('know.triedNone')}</p>}>
        <ul class={styles.list}>
          <For each={props.entry.tried}>
            {(one) => (
              <li>
                <div class={styles.titled}>
                  <span>{one.text}</span>
                  <Show when={props.mayWrite}>
                    <Button tone="plain" label={`${t('date.takeOff')}: ${one.text}`} onClick={() => remove(one.id)}>
                      {t('date.takeOff')}
                    </Button>
                  </Show>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.mayWrite}>
        <form class={styles.form} novalidate onSubmit={(event) => void add(event)}>
          <TextField
            label={t('know.triedLine')}
            hint={t('know.triedHint')}
            value={line()}
            onInput={setLine}
            maxChars={200}
          />
          <div class={styles.row}>
            <Button type="submit" disabled={line().trim() === ''}>
              {t('know.triedGo')}
            </Button>
          </div>
        </form>
      </Show>
    </section>
  )
}

/** Who looks after it, whose name stands there, whether beginners read it first, and its end. */
function Tending(props: { store: EntryStore; entry: EntryOfView }) {
  const community = useCommunity()
  const { t } = useWords()
  const [asks, setAsks] = createSignal(false)
  const ask = (command: MemberCommand) => told(props.store.ask(command))
  const own = () => community.page.mine?.member ?? null
  const steward = () =>
    community.page.view.inside?.members.find((one) => one.id === props.entry.steward)?.name ?? t('know.stewardNone')
  const tend = (member: string | null) =>
    void ask({
      kind: 'entry.steward',
      entry: props.entry.id,
      member: member === null ? null : memberId(member),
    })
  return (
    <section class={styles.section} aria-labelledby="know-tending">
      <h2 id="know-tending">{t('know.tending')}</h2>
      <div class={styles.between}>
        <span>
          {t('know.steward')}: <span class={styles.strong}>{steward()}</span>
        </span>
        <Show when={props.entry.steward === null}>
          <Button onClick={() => tend(own())}>{t('know.tendIt')}</Button>
        </Show>
        <Show when={props.entry.steward !== null && props.entry.steward === own()}>
          <Button tone="plain" onClick={() => tend(null)}>
            {t('know.tendNot')}
          </Button>
        </Show>
      </div>
      <Checkbox
        label={t('know.credit')}
        hint={t('know.creditHint')}
        checked={props.entry.mine.credited}
        onChange={(on) => void ask({ kind: 'entry.credit', entry: props.entry.id, on })}
      />
      <Checkbox
        label={t('know.isStart')}
        checked={props.entry.isStart}
        onChange={(on) => void ask({ kind: 'entry.start', entry: props.entry.id, on })}
      />
      <Show when={props.entry.mine.mayRemove}>
        <div class={styles.row}>
          <Show
            when={asks()}
            fallback={
              <Button tone="plain" onClick={() => setAsks(true)}>
                {t('know.remove')}
              </Button>
            }
          >
            <Button tone="danger" onClick={() => void ask({ kind: 'entry.remove', entry: props.entry.id })}>
              {t('know.removeGo')}
            </Button>
            <Button tone="plain" onClick={() => setAsks(false)}>
              {t('community.cancel')}
            </Button>
          </Show>
        </div>
      </Show>
    </section>
  )
}
