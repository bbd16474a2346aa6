import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'

type Verdict = Awaited<ReturnType<typeof call.audit.verify>>

/** Recomputes the whole chain and says whether any entry was altered, added, taken out or cut off at the end. */
export function VerifyButton() {
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const verify = useAct(call.audit.verify, { after: setVerdict })
  return (
    <>
      <button type="button" className="button" disabled={verify.busy} onClick={() => void verify.run({})}>
        <Icon name="shield" />
        {verify.busy ? '正在校验……' : '校验完整性'}
      </button>
      <Dialog open={verdict !== null} title="校验结果" width={460} onClose={() => setVerdict(null)}>
        {verdict && <Outcome verdict={verdict} />}
      </Dialog>
    </>
  )
}

/** What the chain says, and what speaks against it from outside of the database. */
function Outcome({ verdict }: { verdict: Verdict }) {
  if (verdict.valid)
    return (
      <Notice kind="success">
        共 {verdict.entries} 条记录，逐条校验无误，与数据库之外的 {verdict.anchors}{' '}
        个锚点和链尾一致：没有改动，没有缺失。
      </Notice>
    )
  return (
    <div className="stack">
      <Notice kind="error">
        {verdict.firstBroken
          ? `第 ${verdict.firstBroken} 条记录与校验值不符，或它前面缺少记录；此前的 ${verdict.entries} 条无误。`
          : '记录逐条相接，但与数据库之外的锚点、链尾对不上。'}
        请保护现场，不要重启或恢复数据，立即报告安全管理员，并用备份核对。
      </Notice>
      {verdict.faults.length > 0 && (
        <ul className="faults">
          {verdict.faults.map(({ sentence }) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
