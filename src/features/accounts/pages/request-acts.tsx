import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason, confirm } from '#web/kit/confirm.tsx'
import { givesPassword, kindNames } from '../requests/rules.ts'
import type { Line } from './request-list.tsx'

/** A first password that an agreement brought: the page shows it, for the line may be gone from the list by then. */
export type Made = { name: string; username: string; password: string }

/** What may be done about a request: by whoever decides, and by whoever asked. */
export function RequestActs({ line, show }: { line: Line; show: (made: Made) => void }) {
  if (line.mayDecide) return <Decide line={line} show={show} />
  return line.mine && line.state === 'waiting' ? <Withdraw id={line.id} /> : null
}

const question = ({ kind, name, username, detail, askerName, reason }: Line) =>
  [
    `${askerName}申请：${name}，${kindNames[kind]}`,
    ...(username ? [`用户名 ${username}`] : []),
    ...(detail ? [detail] : []),
    `理由：${reason}`,
  ].join('；')

function Decide({ line, show }: { line: Line; show: (made: Made) => void }) {
  const { id, kind, name } = line
  const decide = useAct(call.accounts.requests.decide, { done: '已决定' })
  const agree = async () => {
    const shown = givesPassword(kind) ? '密码只显示一次，请当面交给本人。' : ''
    const words = `${question(line)}。同意后随即生效。${shown}`
    if (!(await confirm({ title: `同意${kindNames[kind]}？`, words, submit: '同意' }))) return
    const answer = await decide.run({ id, agreed: true })
    if (answer?.password && answer.username)
      show({ name, username: answer.username, password: answer.password })
  }
  const refuse = async () => {
    const words = `${question(line)}。`
    const because = await askReason({ title: '不同意', words, label: '理由', submit: '不同意' })
    if (because !== null) await decide.run({ id, agreed: false, because })
  }
  return (
    <>
      <button type="button" className="link" disabled={decide.busy} onClick={() => void agree()}>
        同意
      </button>{' '}
      <button type="button" className="link" disabled={decide.busy} onClick={() => void refuse()}>
        不同意
      </button>
    </>
  )
}

function Withdraw({ id }: { id: number }) {
  const withdraw = useAct(call.accounts.requests.withdraw, { done: '已撤回' })
  return (
    <button type="button" className="link" disabled={withdraw.busy} onClick={() => void withdraw.run({ id })}>
      撤回
    </button>
  )
}
