import type { call } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { OutsideStateDot } from './outside-state.tsx'

type Own = Awaited<ReturnType<typeof call.outsideRequests.outside.look>>
type One = Own['requests'][number]

/** What was written with the code, and what has become of it. */
export function OwnList({ own: { requests, validUntil } }: { own: Own }) {
  return (
    <Panel title="我的办件" extra={<span className="muted">办事码有效期至 {validUntil}</span>}>
      {requests.length === 0 ? (
        <p className="muted">还没有提交过办件。</p>
      ) : (
        <ul className="outside-own">
          {requests.map((one) => (
            <li key={one.key}>
              <Line one={one} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Line({ one: { matter, body, files, writtenAt, result } }: { one: One }) {
  return (
    <>
      <b>{matter}</b>
      {result ? <OutsideStateDot state={result.state} /> : <StatusDot>等待送入内网</StatusDot>}
      <span className="muted">
        <When at={writtenAt} /> 提交
        {files.length > 0 && `，附件 ${files.length} 个`}
        {result && (
          <>
            ；<When at={result.toldAt} /> 内网告知
          </>
        )}
      </span>
      {result?.number && <span>请示字号：{result.number}</span>}
      {result?.replyNumber && (
        <span>
          批复字号：{result.replyNumber}
          {result.repliedOn && `（${result.repliedOn}）`}，正文请在内网查看
        </span>
      )}
      {result?.because && <span>不受理的原因：{result.because}</span>}
      <details>
        <summary>内容</summary>
        <p className="outside-body">{body}</p>
      </details>
    </>
  )
}
