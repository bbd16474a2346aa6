import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason, confirm } from '#web/kit/confirm.tsx'
import { fetchProved } from '#web/kit/proved-download.ts'
import { kindNames } from '../rules.ts'
import type { Line } from './number-export-list.tsx'

/** What may be done about one: by whoever decides, and by whoever asked. */
export function Acts({ line }: { line: Line }) {
  const { id, mine, state, mayDecide } = line
  if (mayDecide) return <Decide line={line} />
  if (!mine) return null
  if (state === 'waiting') return <Withdraw id={id} />
  return state === 'ready' || state === 'taken' ? <Fetch id={id} /> : null
}

function Decide({ line: { id, kind, people, question, reason, askerName } }: { line: Line }) {
  const decide = useAct(call.numberExports.decide, {
    done: ({ state }) => (state === 'ready' ? '已同意' : '已告知申请人'),
  })
  const what = `${askerName}申请导出${kindNames[kind]}（含完整号码）：${question}，共 ${people} 人。理由：${reason}。`
  const agree = async () => {
    if (await confirm({ title: '同意导出？', words: `${what}同意后由申请人在一天内下载。`, submit: '同意' }))
      await decide.run({ id, agreed: true })
  }
  const refuse = async () => {
    const because = await askReason({ title: '不同意导出', words: what, label: '理由', submit: '不同意' })
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
  const withdraw = useAct(call.numberExports.withdraw, { done: '已撤回' })
  return (
    <button type="button" className="link" disabled={withdraw.busy} onClick={() => void withdraw.run({ id })}>
      撤回
    </button>
  )
}

const Fetch = ({ id }: { id: number }) => (
  <button type="button" className="link" onClick={() => void fetchProved(`/number-exports/${id}/file`)}>
    下载
  </button>
)
