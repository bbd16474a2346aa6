import { useState } from 'react'
import { Dialog } from '#web/kit/dialog.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'

/** A password made by the program, shown this once, to be handed over. */
export function ShownPassword({
  name,
  username,
  password,
  onClose,
}: {
  name: string
  username: string
  password: string
  onClose: () => void
}) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(`用户名：${username}\n初始密码：${password}`)
    setCopied(true)
  }
  return (
    <Dialog
      open
      title={`${name}的初始密码`}
      width={460}
      onClose={onClose}
      foot={
        <button type="button" className="button primary" onClick={onClose}>
          我已记下
        </button>
      }
    >
      <div className="stack">
        <Notice kind="warning">密码只显示这一次。请当面或以其他可靠方式交给本人，首次登录时必须修改。</Notice>
        <dl className="shown-password">
          <div>
            <dt>用户名</dt>
            <dd>{username}</dd>
          </div>
          <div>
            <dt>初始密码</dt>
            <dd className="secret">{password}</dd>
          </div>
        </dl>
        <button type="button" className="button" onClick={() => void copy()}>
          <Icon name={copied ? 'check' : 'record'} />
          {copied ? '已复制' : '复制用户名和密码'}
        </button>
      </div>
    </Dialog>
  )
}
