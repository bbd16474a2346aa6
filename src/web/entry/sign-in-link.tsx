import { call } from '../call.ts'
import { goTo } from '../kit/place.ts'
import { RefusalNotice } from '../kit/refusal-notice.tsx'
import { entered, useSession } from '../session.ts'
import { Entry } from './entry.tsx'
import { useSubmit } from './submit.ts'

/** A sign-in link that holds once. It waits for a press: programs that look into links must not use it up. */
export default function SignInLink({ token }: { token: string }) {
  const institute = useSession().data?.institute ?? ''
  const form = useSubmit([], async () => {
    await call.accounts.enterByLink({ token })
    goTo('/', { replace: true })
    await entered()
  })
  return (
    <Entry institute={institute}>
      <h1>一次性登录</h1>
      <p className="entry-hint">此链接只能使用一次，进入后请尽快设置密码。</p>
      <form className="entry-form" onSubmit={form.submit}>
        <RefusalNotice error={form.error} />
        <button type="submit" className="button primary entry-submit" disabled={form.busy}>
          {form.busy ? '正在进入……' : '进入平台'}
        </button>
        <a className="link" href="/">
          改用用户名和密码登录
        </a>
      </form>
    </Entry>
  )
}
