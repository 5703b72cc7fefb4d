import { useRoom } from '../../state/room-context.tsx'
import { CopyLink } from '../../ui/CopyLink.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { codeText } from '../../words/format.ts'
import { useWords } from '../../words/words.tsx'
import styles from './Invite.module.css'

/** How the others come in: camera, code, or link. */
export function Invite(props: { link: string; isAlone: boolean }) {
  const room = useRoom()
  const { t } = useWords()
  return (
    <section class={styles.invite} aria-labelledby="lobby-invite">
      <h2 id="lobby-invite">{props.isAlone ? t('lobby.inviteAlone') : t('lobby.invite')}</h2>
      <div class={styles.ways}>
        <QrCode link={props.link} label={t('lobby.qr')} />
        <div class={styles.words}>
          <p class={styles.host}>{props.link.replace(/^https?:\/\//, '').replace(/\/r\/.*$/, '')}</p>
          <p class={styles.code}>{codeText(room.view.code)}</p>
        </div>
      </div>
      <CopyLink link={props.link} />
      <p class={styles.soft}>{t('lobby.inviteText')}</p>
    </section>
  )
}
