import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { ask, call } from '../call.ts'
import { useAct } from '../kit/act.ts'
import { confirm } from '../kit/confirm.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { When } from '../kit/facts.tsx'
import { Panel } from '../kit/panel.tsx'
import { Notice } from '../kit/refusal-notice.tsx'
import { Answered } from '../kit/states.tsx'
import { tell } from '../kit/toasts.tsx'

const TotpForm = lazy(() => import('../factors/totp-form.tsx').then((form) => ({ default: form.TotpForm })))
const PasskeyForm = lazy(() =>
  import('../factors/passkey-form.tsx').then((form) => ({ default: form.PasskeyForm })),
)
const RecoveryCodes = lazy(() =>
  import('../factors/recovery-codes.tsx').then((codes) => ({ default: codes.RecoveryCodes })),
)

type Own = Awaited<ReturnType<typeof call.accounts.factors.own>>
type Setting = 'totp' | 'passkey' | { codes: string[] }

/** 第二重验证: what one has beside the password; set up, changed, taken away. */
export function FactorsPanel() {
  const own = useQuery(ask.accounts.factors.own.queryOptions())
  const [setting, setSetting] = useState<Setting | null>(null)
  return (
    <Panel title="第二重验证">
      <Answered query={own} lines={3}>
        {(factors) => <Factors own={factors} set={setSetting} />}
      </Answered>
      {setting && <SettingDialog setting={setting} set={setSetting} changed={() => own.refetch()} />}
    </Panel>
  )
}

/** Who it is is asked before the form comes up, not in the middle of it. */
const asOneself = (work: () => void) => () =>
  void call.accounts.factors.check().then(work, (error: unknown) => tell.refused(error))

function Factors({ own, set }: { own: Own; set: (setting: Setting) => void }) {
  const any = own.totpSince !== null || own.passkeys.length > 0
  return (
    <>
      {any ? (
        <p className="muted">登录时除密码外再确认一次是您本人。</p>
      ) : (
        <Notice kind={own.required ? 'warning' : 'info'}>
          {own.required
            ? '按本单位的规定，您的账号必须设置第二重验证，下次登录时会要求设置。'
            : '还没有设置。设置后，别人即使知道了密码，也进不来。'}
        </Notice>
      )}
      <ul className="me-list factor-list">
        <Totp own={own} set={set} />
        <Passkeys own={own} set={set} />
        {any && <Codes own={own} set={set} />}
      </ul>
    </>
  )
}

const refresh = [ask.accounts.factors.own.key()]

function Totp({ own, set }: { own: Own; set: (setting: Setting) => void }) {
  const remove = useAct(() => call.accounts.factors.removeTotp(), { done: '已停用动态口令', refresh })
  const stop = async () => {
    const words = '验证器里的口令不再有用。没有别的方式时，恢复码一并作废。'
    if (await confirm({ title: '停用动态口令', words, submit: '停用', danger: true })) await remove.run({})
  }
  return (
    <li>
      <span className="grow">
        动态口令
        <small>
          {own.totpSince ? (
            <>
              设置于 <When at={own.totpSince} />
            </>
          ) : (
            '手机验证器每 30 秒换一次的 6 位数字'
          )}
        </small>
      </span>
      <button
        type="button"
        aria-label={own.totpSince ? '更换动态口令' : '设置动态口令'}
        className="button"
        onClick={asOneself(() => set('totp'))}
      >
        {own.totpSince ? '更换' : '设置'}
      </button>
      {own.totpSince && (
        <button
          type="button"
          aria-label="停用动态口令"
          className="button"
          disabled={remove.busy}
          onClick={() => void stop()}
        >
          停用
        </button>
      )}
    </li>
  )
}

function Passkeys({ own, set }: { own: Own; set: (setting: Setting) => void }) {
  const remove = useAct(call.accounts.factors.removePasskey, { done: '已移除通行密钥', refresh })
  const drop = async ({ id, name }: Own['passkeys'][number]) => {
    const question = { title: `移除通行密钥“${name}”`, submit: '移除', danger: true }
    const words = '以后不能再用它登录。没有别的方式时，恢复码一并作废。'
    if (await confirm({ ...question, words })) await remove.run({ id })
  }
  const elsewhere = own.passkeyHost !== null && own.passkeyHost !== location.hostname
  return (
    <>
      {own.passkeys.map((one) => (
        <li key={one.id}>
          <span className="grow">
            通行密钥：{one.name}
            <small>
              添加于 <When at={one.addedAt} />
              {one.usedAt && (
                <>
                  ，最近使用 <When at={one.usedAt} />
                </>
              )}
            </small>
          </span>
          <button
            type="button"
            aria-label={`移除通行密钥“${one.name}”`}
            className="button"
            disabled={remove.busy}
            onClick={() => void drop(one)}
          >
            移除
          </button>
        </li>
      ))}
      <li>
        <span className="grow">
          {own.passkeys.length > 0 ? '再添加一把通行密钥' : '通行密钥'}
          <small>
            {own.passkeyHost === null
              ? '平台现在的地址（没有域名或 HTTPS）不能使用'
              : elsewhere
                ? `只在 ${own.passkeyHost} 可用，请从那里打开平台后添加`
                : '本机的指纹、面容，或插上的安全密钥'}
          </small>
        </span>
        {own.passkeyHost !== null && !elsewhere && (
          <button
            type="button"
            aria-label="添加通行密钥"
            className="button"
            onClick={asOneself(() => set('passkey'))}
          >
            添加
          </button>
        )}
      </li>
    </>
  )
}

function Codes({ own, set }: { own: Own; set: (setting: Setting) => void }) {
  const renew = useAct(() => call.accounts.factors.newCodes(), {
    refresh,
    after: ({ codes }) => codes && set({ codes }),
  })
  const again = async () => {
    const words = '原来的恢复码立即作废，新的只显示一次。'
    if (await confirm({ title: '重新生成恢复码', words, submit: '重新生成' })) await renew.run({})
  }
  return (
    <li>
      <span className="grow">
        恢复码
        <small>还有 {own.codesLeft} 个没有用过</small>
      </span>
      <button
        type="button"
        aria-label="重新生成恢复码"
        className="button"
        disabled={renew.busy}
        onClick={() => void again()}
      >
        重新生成
      </button>
    </li>
  )
}

const titles = { totp: '设置动态口令', passkey: '添加通行密钥' }
const told = { totp: '动态口令已生效', passkey: '已添加通行密钥' }

function SettingDialog({
  setting,
  set,
  changed,
}: {
  setting: Setting
  set: (setting: Setting | null) => void
  changed: () => unknown
}) {
  const done = (way: 'totp' | 'passkey') => async (codes: string[] | null) => {
    await changed()
    tell.done(told[way])
    set(codes && { codes })
  }
  const showing = typeof setting === 'object'
  return (
    <Dialog open title={showing ? '恢复码' : titles[setting]} width={480} onClose={() => set(null)}>
      <Suspense>
        {setting === 'totp' && <TotpForm done={done('totp')} />}
        {setting === 'passkey' && <PasskeyForm done={done('passkey')} />}
        {showing && <RecoveryCodes codes={setting.codes} done={() => set(null)} />}
      </Suspense>
    </Dialog>
  )
}
