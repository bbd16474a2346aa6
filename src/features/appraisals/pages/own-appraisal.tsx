import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PrintOwn } from '#features/slips/pages/slip-panel.tsx'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { useStandIn } from '#web/session.ts'
import { stateNames } from '../rules.ts'
import { BallotPanel } from './ballot-panel.tsx'
import { OwnRectifications } from './own-rectifications.tsx'
import { Heard, Past, Result } from './own-result.tsx'
import { StatePath } from './state-path.tsx'
import './appraisals.css'

export type Own = Awaited<ReturnType<typeof call.appraisals.own.get>>
export type Current = NonNullable<Own['current']>

/** 我的民主评议: what I write, say, vote, and am told. */
export default function OwnAppraisal() {
  const query = useQuery(ask.appraisals.own.get.queryOptions())
  // What is secret, or his to see to, nobody does for him.
  const helping = useStandIn() !== undefined
  return (
    <>
      <PageHelp>
        <h3>我的民主评议</h3>
        <ul>
          <li>自评写完点保存，互评结束以前可以修改。</li>
          <li>测评不记名：平台只记您已投票，不记您投了什么，投出以后不能更改。</li>
          <li>结果只有您本人和党组织能看到。有不同意见，可以在办结以前提出。</li>
        </ul>
      </PageHelp>
      <PageHeader />
      <Answered query={query}>
        {({ current, past }) => (
          <div className="stack">
            {current ? <Running current={current} /> : <None />}
            {!helping && <OwnRectifications />}
            <Past past={past} />
          </div>
        )}
      </Answered>
    </>
  )
}

const None = () => (
  <Panel>
    <Empty title="现在没有进行中的民主评议" icon="done">
      党支部发起以后，在这里写自评、互评和投测评票。
    </Empty>
  </Panel>
)

function Running({ current }: { current: Current }) {
  const { state, absentBecause } = current
  const helping = useStandIn() !== undefined
  return (
    <>
      <Panel title={`${current.year} 年度`} extra={<StatusDot tone="info">{stateNames[state]}</StatusDot>}>
        <StatePath state={state} />
        {absentBecause && <p>您在这一轮评议中标为未参加：{absentBecause}。如有不符，请联系党支部书记。</p>}
        {state === 'open' && !absentBecause && <p>党支部正在核对名册，开始自评后请在这里填写。</p>}
        {state === 'opinion' && !absentBecause && !current.result && (
          <p>支部委员会正在研究评定意见和等次，结果在这里告知您本人。</p>
        )}
      </Panel>
      {!absentBecause && (
        <>
          {current.result && <Result current={current} />}
          {state === 'test' && !helping && <BallotPanel current={current} />}
          {state === 'mutual' && !helping && <Remarks current={current} />}
          {state !== 'open' && <Self current={current} />}
          {state !== 'open' && <PrintOwn kind="selfAppraisal" subjectId={current.id} />}
          {current.remarks.length > 0 && <Heard current={current} />}
        </>
      )}
    </>
  )
}

function Self({ current }: { current: Current }) {
  const open = current.state === 'self' || current.state === 'mutual'
  const [text, setText] = useState(current.selfText ?? '')
  const write = useAct(call.appraisals.own.writeSelf, { done: '自评已保存' })
  if (!open)
    return (
      <Panel title="我的自评">
        <p className="appraisal-text">{current.selfText}</p>
      </Panel>
    )
  const short = text.trim().length < 20
  return (
    <Panel
      title="我的自评"
      extra={current.selfText && <StatusDot tone="good">已保存</StatusDot>}
      className="appraisal-write"
    >
      <p className="muted">对照党员标准，写学习、履职、组织生活、联系群众等方面的情况，以及不足和打算。</p>
      <textarea
        aria-label="个人自评"
        maxLength={10_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="row">
        <button
          type="button"
          className="button primary"
          disabled={write.busy || short || text === current.selfText}
          onClick={() => void write.run({ text })}
        >
          保存自评
        </button>
        {short && text !== '' && <span className="muted">至少 20 个字</span>}
      </div>
    </Panel>
  )
}

function Remarks({ current }: { current: Current }) {
  const [about, setAbout] = useState<Current['colleagues'][number] | null>(null)
  const remark = useAct(call.appraisals.own.remark, { done: '意见已保存' })
  return (
    <Panel title="给同志们提意见">
      <p className="muted">实事求是，既讲优点也讲不足。意见在互评结束后告知对方，署您的姓名。</p>
      <ul className="appraisal-people">
        {current.colleagues.map((one) => (
          <li key={one.personId}>
            <strong>{one.name}</strong>
            <span className="grow">{one.mine}</span>
            <button type="button" className="link" onClick={() => setAbout(one)}>
              {one.mine ? '修改' : '写意见'}
            </button>
          </li>
        ))}
      </ul>
      {about && (
        <FormDialog
          title={`给${about.name}的意见`}
          fields={[{ kind: 'words', name: 'text', label: '意见', required: true, maximum: 1000 }]}
          start={{ text: about.mine ?? '' }}
          submitWord="保存"
          onClose={() => setAbout(null)}
          onSubmit={({ text }) => remark.send({ personId: about.personId, text: String(text) })}
        />
      )}
    </Panel>
  )
}
