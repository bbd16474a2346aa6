import { useQuery } from '@tanstack/react-query'
import { ask, type call } from '#web/call.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { CoBuildingHelp } from './help.tsx'
import { Table } from './table.tsx'
import './co-building.css'

type Derivation = Awaited<ReturnType<typeof call.coBuilding.derivation.get>>

/** 收益推演: the figures of the report, each with its formula, its numbers, its result and its place in the text. */
export default function DerivationPage() {
  const query = useQuery(ask.coBuilding.derivation.get.queryOptions())
  return (
    <>
      <PageHelp>
        <CoBuildingHelp />
      </PageHelp>
      <PageHeader note="一篇报道里的数字，用本平台的算法逐行算一遍" />
      <Answered query={query} lines={10}>
        {(derivation) => (
          <div className="stack">
            <Notice>
              对照《{derivation.report}
              》。报道写明的数字按原文；没有写明的是取值假设，列在最后。“相符”指按报道自己的位数四舍五入后相同。
            </Notice>
            <ol className="cb-derivation">
              {derivation.lines.map((line, at) => (
                <Line key={line.key} line={line} number={at + 1} />
              ))}
            </ol>
            <Assumptions derivation={derivation} />
          </div>
        )}
      </Answered>
    </>
  )
}

function Line({ line, number }: { line: Derivation['lines'][number]; number: number }) {
  return (
    <li className={line.told ? 'told' : undefined}>
      <span className="cb-number number" aria-hidden="true">
        {number}
      </span>
      <div className="cb-worked">
        <h3>{line.title}</h3>
        <p className="muted">{line.formula}</p>
        <p className="number">
          {line.worked} = <b>{line.result}</b>
        </p>
      </div>
      {line.quote ? (
        <blockquote>
          <p>“{line.quote}”</p>
          <footer>
            <span className="number">报道：{line.told}</span>
            <StatusDot tone={line.agrees ? 'good' : 'bad'}>{line.agrees ? '相符' : '不符'}</StatusDot>
          </footer>
        </blockquote>
      ) : (
        <p className="cb-between muted">中间步骤</p>
      )}
    </li>
  )
}

const Assumptions = ({ derivation: { assumptions } }: { derivation: Derivation }) => (
  <Panel title="取值假设" flush>
    <Table
      label="取值假设"
      rows={assumptions}
      rowKey={({ title }) => title}
      heads={[
        { title: '项目', cell: ({ title }) => title },
        { title: '取值', cell: ({ value }) => value },
        { title: '依据', cell: ({ ground }) => ground },
      ]}
    />
  </Panel>
)
