import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, type call } from '#web/call.ts'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { useMay } from '#web/session.ts'
import { RecordDialog } from './record-dialog.tsx'
import './talks.css'

export type Standing = Awaited<ReturnType<typeof call.talks.standing>>
type Start = { oneId?: number; otherId?: number }

/** Who of a branch still lacks a talk this year; a press on a name records one. */
export function LackingPanel({ organizationId, named }: { organizationId: number; named?: boolean }) {
  const query = useQuery(ask.talks.standing.queryOptions({ input: { id: organizationId } }))
  return <Answered query={query}>{(one) => <Lacking standing={one} named={named} />}</Answered>
}

function Lacking({ standing, named }: { standing: Standing; named: boolean | undefined }) {
  const may = useMay()('talks.conduct')
  const [start, setStart] = useState<Start | null>(null)
  const { officers, withoutOfficer, withoutMember, complete, year, talks } = standing
  const one = (key: string, words: string, begin: Start) => (
    <li key={key}>
      {may ? (
        <button type="button" className="link" onClick={() => setStart(begin)}>
          {words}
        </button>
      ) : (
        words
      )}
    </li>
  )
  return (
    <Panel
      className="talk-lacking"
      title={named ? standing.organizationName : `${year} 年还没有谈的`}
      extra={
        <StatusDot tone={complete ? 'good' : 'info'}>{complete ? '都谈过了' : `已谈 ${talks} 次`}</StatusDot>
      }
    >
      {complete && <p>委员之间、委员和党员、党员之间今年都谈过了。</p>}
      {officers.length > 0 && <h3>委员之间</h3>}
      <ul className="talk-names">
        {officers.map(({ one: first, other }) =>
          one(`${first.personId}-${other.personId}`, `${first.name}、${other.name}`, {
            oneId: first.personId,
            otherId: other.personId,
          }),
        )}
      </ul>
      {withoutOfficer.length > 0 && <h3>还没有委员找他们谈（{withoutOfficer.length} 人）</h3>}
      <ul className="talk-names">
        {withoutOfficer.map(({ personId, name }) => one(String(personId), name, { otherId: personId }))}
      </ul>
      {withoutMember.length > 0 && <h3>还没有和其他党员谈（{withoutMember.length} 人）</h3>}
      <ul className="talk-names">
        {withoutMember.map(({ personId, name }) => one(String(personId), name, { otherId: personId }))}
      </ul>
      {start && <RecordDialog standing={standing} start={start} onClose={() => setStart(null)} />}
    </Panel>
  )
}
