import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason, confirm } from '#web/kit/confirm.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { MenuButton, type MenuItem } from '#web/kit/menu-button.tsx'
import type { Account } from './account.tsx'
import { ShownPassword } from './shown-password.tsx'

/** What an administrator can do with the account; nothing where it holds more than he could give. */
export function AccountActs({ account }: { account: Account }) {
  const [password, setPassword] = useState<string | null>(null)
  const items = useItems(account, setPassword)
  if (account.whyNotManage) return null
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

function useItems(account: Account, show: (password: string) => void): MenuItem[] {
  const { id, name } = account
  const reset = useAct(call.accounts.resetPassword, {
    done: '密码已重置',
    after: ({ password }) => show(password),
  })
  const unlock = useAct(call.accounts.unlock, { done: '已解除锁定' })
  const end = useAct(call.accounts.endSessions, { done: '已结束全部登录' })
  const disable = useAct(call.accounts.disable, { done: '账号已停用' })
  const enable = useAct(call.accounts.enable, { done: '账号已恢复' })
  const withReason =
    (
      act: { run: (input: { id: number; reason: string }) => unknown },
      question: Parameters<typeof askReason>[0],
    ) =>
    async () => {
      const reason = await askReason(question)
      if (reason) await act.run({ id, reason })
    }
  const item = (key: string, label: string, icon: MenuItem['icon'], onPick: () => unknown, more = {}) => ({
    key,
    label,
    icon,
    onPick: () => void onPick(),
    ...more,
  })
  const resetWords = {
    title: `重置${name}的密码`,
    words: '原密码立即失效，所有登录随之结束；新密码只显示一次。',
    submit: '重置',
  }
  const disableWords = {
    title: `停用${name}的账号`,
    words: '停用后不能登录，正在使用的登录立即结束。记录全部保留，可以恢复。',
    submit: '停用',
    danger: true,
  }
  return [
    item('reset', '重置密码', 'key', withReason(reset, resetWords)),
    ...(account.lockedUntil
      ? [
          item(
            'unlock',
            '解除登录锁定',
            'undo',
            withReason(unlock, { title: `解除${name}的登录锁定`, submit: '解除' }),
          ),
        ]
      : []),
    item('end', '结束全部登录', 'exit', async () => {
      const sure = await confirm({
        title: `结束${name}的全部登录`,
        words: '本人需重新登录，未提交的内容会丢失。',
        submit: '结束',
      })
      if (sure) await end.run({ id })
    }),
    account.disabledAt
      ? item(
          'enable',
          '恢复账号',
          'check',
          withReason(enable, { title: `恢复${name}的账号`, submit: '恢复' }),
          { apart: true },
        )
      : item('disable', '停用账号', 'lock', withReason(disable, disableWords), { apart: true, danger: true }),
  ]
}
