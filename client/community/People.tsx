import { createSignal, For, Show } from 'solid-js'
import type { MemberCommand } from '../../shared/community/command.ts'
import { memberId } from '../../shared/ids.ts'
import { useCommunity } from '../state/community-context.tsx'
import { Avatar } from '../ui/Avatar.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { MoreIcon } from '../ui/icons.tsx'
import { Menu, type MenuItem } from '../ui/Menu.tsx'
import { toast } from '../ui/Toaster.tsx'
import { useWords } from '../words/words.tsx'
import styles from './community.module.css'
import { Invite } from './Invite.tsx'
import { dayOf } from './moments.ts'
import { refusedText } from './told.ts'

type Person = NonNullable<ReturnType<typeof useCommunity>['page']['view']['inside']>['members'][number]

/** Who belongs to it, by name, without rank; whom to ask; and the way in for others. */
export function People() {
  const community = useCommunity()
  const { t, plural } = useWords()
  const [invites, setInvites] = createSignal(false)
  const [leaving, setLeaving] = createSignal<Person | null>(null)
  const view = () => community.page.view
  const members = () => view().inside?.members ?? []
  const coordinates = () => view().audience === 'coordination'

  async function tap(command: MemberCommand) {
    const done = await community.ask(command)
    if (!done.ok) toast(refusedText(done))
    setLeaving(null)
  }
  function items(person: Person): MenuItem[] {
    const member = memberId(person.id)
    const isOne = person.roles.includes('coordinator')
    const roles = isOne
      ? person.roles.filter((role) => role !== 'coordinator')
      : [...person.roles, 'coordinator' as const]
    return [
      {
        id: 'coordinate',
        label: isOne ? t('community.noCoordinator') : t('community.makeCoordinator', { name: person.name }),
        onSelect: () => void tap({ kind: 'member.roles', member, roles }),
      },
      ...(person.id === community.page.mine?.member
        ? []
        : [
            {
              id: 'remove',
              label: t('community.removeMember', { name: person.name }),
              tone: 'danger' as const,
              onSelect: () => setLeaving(person),
            },
          ]),
    ]
  }

  return (
    <section class={styles.section} aria-labelledby="people">
      <h2 id="people">{t('community.members')}</h2>
      <Show when={view().contact.name !== ''}>
        <div class={styles.part}>
          <h3>{t('community.ask')}</h3>
          <p>{[view().contact.name, view().contact.reach].filter((part) => part !== '').join(', ')}</p>
        </div>
      </Show>
      <Show when={view().inside}>
        <div class={styles.between}>
          <span class={styles.soft}>{plural(members().length, 'community.membersOne', 'community.membersMany')}</span>
          <Button onClick={() => setInvites(true)}>{t('community.invite')}</Button>
        </div>
        <ul class={styles.list}>
          <For each={members()}>
            {(person) => (
              <li class={styles.person}>
                <Avatar name={person.name} />
                <span>
                  <span class={styles.strong}>{person.name}</span>{' '}
                  <span class={styles.soft}>{facts(person).join(', ')}</span>
                </span>
                <Show when={coordinates()}>
                  <Menu
                    label={t('community.memberMenu', { name: person.name })}
                    trigger={<MoreIcon />}
                    items={items(person)}
                  />
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={(view().invitations ?? []).length > 0}>
        <div class={styles.part}>
          <h3>{t('community.invitations')}</h3>
          <For each={view().invitations ?? []}>
            {(one) => (
              <div class={styles.between}>
                <span>
                  {t('community.invitationLine', {
                    standing: t(`community.standing_${one.standing}`),
                    n: one.usesLeft,
                    when: dayOf(one.expiresAtMs, view().zone),
                  })}
                </span>
                <Button tone="plain" onClick={() => void tap({ kind: 'invitation.revoke', invitation: one.id })}>
                  {t('community.invitationEnd')}
                </Button>
              </div>
            )}
          </For>
        </div>
      </Show>
      <Dialog open={invites()} onOpenChange={setInvites} title={t('community.inviteTitle')}>
        <Invite />
      </Dialog>
      <Dialog
        open={leaving() !== null}
        onOpenChange={(open) => !open && setLeaving(null)}
        title={t('community.removeTitle', { name: leaving()?.name ?? '' })}
        footer={
          <>
            <Button
              tone="danger"
              onClick={() => void tap({ kind: 'member.remove', member: memberId(leaving()?.id ?? '') })}
            >
              {t('community.removeGo')}
            </Button>
            <Button tone="plain" onClick={() => setLeaving(null)}>
              {t('community.keep')}
            </Button>
          </>
        }
      >
        <p>{t('community.removeText')}</p>
      </Dialog>
    </section>
  )

  function facts(person: Person): string[] {
    const standing = person.standing === 'active' ? [] : [t(`community.standing_${person.standing}`)]
    const own = person.id === community.page.mine?.member ? [t('community.you')] : []
    return [...own, ...person.roles.map((role) => t(`community.role_${role}`)), ...standing]
  }
}
