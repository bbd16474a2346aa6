import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason, confirm } from '#web/kit/confirm.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { MenuButton, type MenuItem } from '#web/kit/menu-button.tsx'
import { useMay } from '#web/session.ts'
import type { Account } from './account.tsx'
import { ShownPassword } from './shown-password.tsx'

/** How an act is done by whoever looks: at once, or by asking for it; null: not at all. */
function useWay(account: Account): (key: keyof Ways) => 'now' | 'ask' | null {
  const may = useMay()
  const office = account.held.some(({ source }) => source === 'office')
  return (key) => {
    const { permission, kind } = ways[key]
    if (account.whyNotManage === null && may(permission)) return 'now'
    const askable = kind && may('accounts.request') && (account.whyNotManage === null || office)
    return askable ? 'ask' : null
  }
}

type Ways = ReturnType<typeof useCarryOut>
type Kind = 'password' | 'factors' | 'enable' | 'disable'

/** What each needs to be done at once, and as what it is asked for where another decides. */
const ways: Record<keyof Ways, { permission: string; kind?: Kind }> = {
  reset: { permission: 'accounts.letIn', kind: 'password' },
  clear: { permission: 'accounts.letIn', kind: 'factors' },
  enable: { permission: 'accounts.letIn', kind: 'enable' },
  disable: { permission: 'accounts.manage', kind: 'disable' },
  unlock: { permission: 'accounts.manage' },
  end: { permission: 'accounts.manage' },
}

/** What somebody can do with the account; nothing where it holds more than he could give. */
export function AccountActs({ account }: { account: Account }) {
  const [password, setPassword] = useState<string | null>(null)
  const carryOut = useCarryOut(account, setPassword)
  const request = useAct(call.accounts.requests.ask, { done: '申请已提交，由另一人决定后生效' })
  const wayOf = useWay(account)
  const items = deedsOn(account).flatMap(({ title, words, ...item }): MenuItem[] => {
    const way = wayOf(item.key)
    if (way === null) return []
    const asking = way === 'ask'
    const question = {
      title: (asking ? '申请' : '') + title(account.name),
      words: asking ? `另一人同意后才生效。${words ?? ''}` : words,
      submit: asking ? '提交申请' : item.submit,
      danger: item.danger,
    }
    const pick = async () => {
      const reason = item.key === 'end' ? (await confirm(question)) && '' : await askReason(question)
      if (typeof reason !== 'string') return
      const { kind } = ways[item.key]
      if (!asking || !kind) return carryOut[item.key](reason)
      await request.run({ asked: { kind, accountId: account.id }, reason })
    }
    return [{ ...item, label: (asking ? '申请' : '') + item.label, onPick: () => void pick() }]
  })
  if (items.length === 0) return null
  return (
    <>
      <MenuButton items={items}>
        办理
        <Icon name="down" size={16} />
      </MenuButton>
      {password && <ShownPassword {...account} password={password} onClose={() => setPassword(null)} />}
    </>
  )
}

/** Each act by its key; all but the ending of sessions have a reason. */
function useCarryOut({ id }: Account, show: (password: string) => void) {
  const reset = useAct(call.accounts.resetPassword, {
    done: '密码已重置',
    after: ({ password }) => show(password),
  })
  const unlock = useAct(call.accounts.unlock, { done: '已解除锁定' })
  const clear = useAct(call.accounts.clearFactors, { done: '已清除第二重验证' })
  const end = useAct(call.accounts.endSessions, { done: '已结束全部登录' })
  const disable = useAct(call.accounts.disable, { done: '账号已停用' })
  const enable = useAct(call.accounts.enable, { done: '账号已恢复' })
  return {
    reset: (reason: string) => reset.run({ id, reason }),
    unlock: (reason: string) => unlock.run({ id, reason }),
    clear: (reason: string) => clear.run({ id, reason }),
    end: () => end.run({ id }),
    disable: (reason: string) => disable.run({ id, reason }),
    enable: (reason: string) => enable.run({ id, reason }),
  }
}

type Deed = Omit<MenuItem, 'key' | 'onPick'> & {
  key: keyof ReturnType<typeof useCarryOut>
  title: (name: string) => string
  words?: string
  submit: string
}

const deeds: Deed[] = [
  {
    key: 'reset',
    label: '重置密码',
    icon: 'key',
    title: (name) => `重置${name}的密码`,
    words: '原密码立即失效，所有登录随之结束；新密码只显示一次。',
    submit: '重置',
  },
  {
    key: 'unlock',
    label: '解除登录锁定',
    icon: 'undo',
    title: (name) => `解除${name}的登录锁定`,
    submit: '解除',
  },
  {
    key: 'clear',
    label: '清除第二重验证',
    icon: 'shield',
    title: (name) => `清除${name}的第二重验证`,
    words:
      '动态口令、通行密钥和恢复码全部作废，所有登录随之结束，以后凭密码就能进入。请先当面核实是本人，并确认手机和密钥确实丢失。',
    submit: '清除',
  },
  {
    key: 'end',
    label: '结束全部登录',
    icon: 'exit',
    title: (name) => `结束${name}的全部登录`,
    words: '本人需重新登录，未提交的内容会丢失。',
    submit: '结束',
  },
  {
    key: 'enable',
    label: '恢复账号',
    icon: 'check',
    apart: true,
    title: (name) => `恢复${name}的账号`,
    submit: '恢复',
  },
  {
    key: 'disable',
    label: '停用账号',
    icon: 'lock',
    apart: true,
    danger: true,
    title: (name) => `停用${name}的账号`,
    words: '停用后不能登录，正在使用的登录立即结束。记录全部保留，可以恢复。',
    submit: '停用',
  },
]

const deedsOn = (account: Account) =>
  deeds.filter(({ key }) => {
    if (key === 'unlock') return account.lockedUntil !== null
    if (key === 'clear') return account.secondFactor.totp || account.secondFactor.passkeys > 0
    if (key === 'enable') return account.disabledAt !== null
    return key !== 'disable' || account.disabledAt === null
  })
