import { useState } from 'react'
import { Icon } from '../kit/icon.tsx'
import { Notice } from '../kit/refusal-notice.tsx'
import './factors.css'

/** The ten recovery codes, shown this once. */
export function RecoveryCodes({ codes, done }: { codes: string[]; done: () => unknown }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'))
    setCopied(true)
  }
  return (
    <div className="stack">
      <Notice kind="warning">
        这 10
        个恢复码只显示这一次。手机或密钥不在身边时，用其中一个代替，每个只能用一次。请抄下或打印，锁起来保管。
      </Notice>
      <ol className="factor-codes" aria-label="恢复码">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="row">
        <button type="button" className="button" onClick={() => void copy()}>
          <Icon name={copied ? 'check' : 'record'} />
          {copied ? '已复制' : '复制'}
        </button>
        <button type="button" className="button primary" onClick={() => void done()}>
          我已保存
        </button>
      </div>
    </div>
  )
}
