import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../call.ts'
import { useSubmit } from '../entry/submit.ts'
import { useFrame } from '../kit/device.ts'
import { RefusalNotice } from '../kit/refusal-notice.tsx'
import { Answered } from '../kit/states.tsx'
import { CodeField } from './code-field.tsx'
import '../entry/entry.css'
import './factors.css'

/** Asked once: each asking makes another secret. */
const onceOnly = {
  queryKey: ['totp'],
  queryFn: () => call.accounts.factors.beginTotp(),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
  retry: false,
  refetchOnReconnect: false,
} as const

/** 动态口令: the picture for the authenticator, and one of its codes as the proof that it was read. */
export function TotpForm({ done }: { done: (codes: string[] | null) => unknown }) {
  const begun = useQuery(onceOnly)
  return (
    <Answered query={begun} lines={5}>
      {({ secret, address, picture }) => (
        <ol className="factor-steps">
          <li>在手机上装一个验证器。支持 TOTP（RFC 6238）的都可以，用的时候不必联网。</li>
          <li>
            <Picture {...picture} address={address} />
            <details className="entry-forgot">
              <summary>扫不了：手工输入密钥</summary>
              <p className="factor-secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
            </details>
          </li>
          <li>
            <ConfirmForm done={done} />
          </li>
        </ol>
      )}
    </Answered>
  )
}

/** On the phone itself nothing can be scanned: the authenticator is opened by its address. */
function Picture({ size, path, address }: { size: number; path: string; address: string }) {
  const phone = useFrame() === 'phone'
  return (
    <>
      {phone ? '用另一台手机的验证器扫描，或直接在这台手机上打开。' : '用验证器扫描。'}
      <svg
        className="factor-picture"
        viewBox={`-4 -4 ${size + 8} ${size + 8}`}
        role="img"
        aria-label="动态口令的二维码"
      >
        <rect x={-4} y={-4} width={size + 8} height={size + 8} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      {phone && (
        <a className="button" href={address}>
          在这台手机的验证器中打开
        </a>
      )}
    </>
  )
}

function ConfirmForm({ done }: { done: (codes: string[] | null) => unknown }) {
  const [code, setCode] = useState('')
  const form = useSubmit(['code'], async () => {
    const { codes } = await call.accounts.factors.confirmTotp({ code })
    await done(codes)
  })
  return (
    <form className="entry-form" onSubmit={form.submit}>
      <CodeField
        label="输入验证器显示的 6 位数字"
        value={code}
        onChange={setCode}
        fault={form.faultOf('code')}
      />
      <RefusalNotice error={form.error} />
      <button type="submit" className="button primary" disabled={form.busy}>
        {form.busy ? '正在验证……' : '完成设置'}
      </button>
    </form>
  )
}
