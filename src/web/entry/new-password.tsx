import { tell } from '../kit/toasts.tsx'
import { entered, type Session, signOut } from '../session.ts'
import { Entry } from './entry.tsx'
import { NewPasswordForm } from './new-password-form.tsx'

/** Before anything else: the first password, or one that is too old, is replaced by one's own. */
export default function NewPassword({ session }: { session: Session }) {
  const done = async () => {
    await entered()
    tell.done('新密码已生效')
  }
  return (
    <Entry institute={session.institute}>
      <h1>请设置新密码</h1>
      <p className="entry-hint">{session.person?.name}同志，首次登录或密码到期时，需要先设置自己的密码。</p>
      <NewPasswordForm words="保存并进入" done={done} />
      <button type="button" className="link entry-leave" onClick={() => void signOut()}>
        退出登录
      </button>
    </Entry>
  )
}
