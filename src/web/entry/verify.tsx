import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { call } from '../call.ts'
import { addressHere } from '../ground.ts'
import { FilePick } from '../kit/file-pick.tsx'
import { Icon } from '../kit/icon.tsx'
import { Mark } from '../kit/mark.tsx'
import { Panel } from '../kit/panel.tsx'
import { RefusalNotice } from '../kit/refusal-notice.tsx'
import { FileAnswer, LookAnswer } from './verify-answer.tsx'
import '../kit/fields.css'
import './verify.css'

/** 公文验真: for whoever holds a stamped document, signed in or not. By the code on it, or by the file itself. */
export default function Verify({ code }: { code: string }) {
  const look = useMutation({ mutationFn: (asked: string) => call.seals.verification.look({ code: asked }) })
  const check = useMutation({ mutationFn: (file: File) => call.seals.verification.check({ file }) })
  const { mutate } = look
  useEffect(() => {
    if (code) mutate(code)
  }, [code, mutate])
  useEffect(() => {
    document.title = '公文验真'
  }, [])
  return (
    <div className="verify">
      <header>
        <Mark size={36} />
        <b>智慧党建平台</b>
        <a className="link" href={addressHere('/')}>
          进入平台
        </a>
      </header>
      <main>
        <h1>公文验真</h1>
        <p className="muted">查验盖有电子印章的公文是否为原件。只显示查验所需的内容，不显示公文正文。</p>
        {look.data && <LookAnswer looked={look.data} />}
        {check.data && <FileAnswer checked={check.data} />}
        <Panel title="凭验真码查验">
          <CodeForm start={code} busy={look.isPending} onAsk={(asked) => look.mutate(asked)} />
          <RefusalNotice error={look.error} />
        </Panel>
        <Panel title="上传文件查验">
          <FilePick
            accept=".pdf,application/pdf"
            words="选择 PDF 文件"
            hint="请使用收到的原始文件，不超过 20 MB；文件只用于查验，不会保存"
            busy={check.isPending}
            onPick={([file]) => file && check.mutate(file)}
          />
          <RefusalNotice error={check.error} />
        </Panel>
      </main>
      <footer>
        <Icon name="shield" size={16} />
        <span>
          打印件、扫描件和照片不能用上传方式查验，请扫描公文末页下方的二维码，与发文单位公布的内容核对。
        </span>
        <a className="link" href={addressHere('/api/verification-root.crt')} download>
          下载平台根证书
        </a>
      </footer>
    </div>
  )
}

function CodeForm({ start, busy, onAsk }: { start: string; busy: boolean; onAsk: (code: string) => void }) {
  const id = useId()
  const [typed, setTyped] = useState(start)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim()) onAsk(typed.trim())
  }
  return (
    <form onSubmit={submit} className="verify-code">
      <div className="form-field grow">
        <label htmlFor={id}>验真码（扫描公文末页下方的二维码会自动填写）</label>
        <input
          id={id}
          className="input"
          value={typed}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={60}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <button type="submit" className="button primary" disabled={busy}>
        {busy ? '正在查验……' : '查验'}
      </button>
    </form>
  )
}
