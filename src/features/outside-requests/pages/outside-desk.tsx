import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { call } from '#web/call.ts'
import { addressHere } from '#web/ground.ts'
import { Icon } from '#web/kit/icon.tsx'
import { Mark } from '#web/kit/mark.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { RefusalNotice } from '#web/kit/refusal-notice.tsx'
import { DeskForm } from './desk-form.tsx'
import { OwnList } from './own-list.tsx'
import '#web/kit/fields.css'
import './outside.css'

/** 外网办事: on the extranet, for whoever holds a code; nothing is asked of him but the code. */
export default function OutsideDesk() {
  const [code, setCode] = useState('')
  const look = useMutation({
    mutationFn: (asked: string) => call.outsideRequests.outside.look({ code: asked }),
  })
  useEffect(() => {
    document.title = '外网办事'
  }, [])
  const enter = (asked: string) => {
    setCode(asked)
    look.mutate(asked)
  }
  return (
    <div className="outside-desk">
      <header>
        <Mark size={36} />
        <b>智慧党建平台</b>
        <a className="link" href={addressHere('/')}>
          进入平台
        </a>
      </header>
      <main>
        <h1>外网办事</h1>
        <p className="muted">
          凭本组织开通的办事码提交办件，在内网受理、审批，结果和字号送回这里。外网严禁填写国家秘密、工作秘密和公民身份号码。
        </p>
        {look.data ? (
          <>
            <DeskForm code={code} onWritten={() => look.mutate(code)} />
            <OwnList own={look.data} />
          </>
        ) : (
          <Panel title="办事码">
            <CodeForm busy={look.isPending} onAsk={enter} />
            <RefusalNotice error={look.error} />
          </Panel>
        )}
      </main>
      <footer>
        <Icon name="shield" size={16} />
        <span>离开时请关闭页面；办事码请妥善保管，遗失的请本组织停用。</span>
      </footer>
    </div>
  )
}

function CodeForm({ busy, onAsk }: { busy: boolean; onAsk: (code: string) => void }) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim()) onAsk(typed.trim())
  }
  return (
    <form onSubmit={submit} className="outside-enter">
      <div className="form-field grow">
        <label htmlFor={id}>办事码（20 位，大小写、横线不计）</label>
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
        {busy ? '正在核对……' : '进入'}
      </button>
    </form>
  )
}
