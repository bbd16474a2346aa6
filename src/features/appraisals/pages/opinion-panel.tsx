import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { RefusalNotice } from '#web/kit/refusal-notice.tsx'
import { Empty } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { type Grade, gradeNames, grades, isRated, takesPart } from '../rules.ts'
import type { Member, Round } from './appraisal.tsx'
import { tallyInWords } from './member-drawer.tsx'

type Judged = { opinion: string; grade: Grade | null }

/** 组织评定: opinion and grade of each, with the count of 优秀 beside; afterwards what was decided, and the objections. */
export function OpinionPanel({ round }: { round: Round }) {
  const may = useMay()('appraisals.conduct')
  const taking = round.members.filter(takesPart)
  if (round.state === 'opinion' && may)
    return (
      <>
        <Objections round={round} />
        <OpinionForm round={round} taking={taking} />
      </>
    )
  if (round.state !== 'closed' && round.state !== 'opinion')
    return (
      <Panel>
        <Empty title="还没有到组织评定" icon="clock">
          民主测评完成以后，在这里填写评定意见和等次。
        </Empty>
      </Panel>
    )
  return (
    <>
      <Objections round={round} />
      <Panel title="评定结果">
        <ul className="appraisal-people">
          {taking.map((one) => (
            <li key={one.personId}>
              <strong>{one.name}</strong>
              <span className="grow">{one.opinion}</span>
              <b>{one.grade ? gradeNames[one.grade] : '不评等次'}</b>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  )
}

function OpinionForm({ round, taking }: { round: Round; taking: Member[] }) {
  const [changed, setChanged] = useState<Record<number, Judged>>({})
  const [error, setError] = useState<unknown>(null)
  const save = useAct(call.appraisals.opinions.set, { done: '已保存' })
  const of = (one: Member): Judged =>
    changed[one.personId] ?? { opinion: one.opinion ?? '', grade: one.grade }
  const change = (one: Member, more: Partial<Judged>) =>
    setChanged({ ...changed, [one.personId]: { ...of(one), ...more } })
  const excellent = taking.filter((one) => of(one).grade === 'excellent').length
  const send = async () => {
    setError(null)
    const rows = Object.entries(changed).map(([id, { opinion, grade }]) => ({
      personId: Number(id),
      opinion: opinion.trim() || null,
      grade,
    }))
    try {
      await save.send({ id: round.id, rows })
      setChanged({})
    } catch (refused) {
      setError(refused)
    }
  }
  const waiting = Object.keys(changed).length
  return (
    <Panel
      title="评定意见和等次"
      extra={
        <span className="number">
          优秀 {excellent} 人，最多 {round.mostExcellent} 人
        </span>
      }
    >
      {taking.map((one) => (
        <Row key={one.personId} member={one} judged={of(one)} change={(more) => change(one, more)} />
      ))}
      <RefusalNotice error={error} />
      <div className="row">
        <button
          type="button"
          className="button primary"
          disabled={save.busy || waiting === 0}
          onClick={() => void send()}
        >
          {waiting ? `保存 ${waiting} 人` : '保存'}
        </button>
      </div>
    </Panel>
  )
}

function Row({
  member,
  judged,
  change,
}: {
  member: Member
  judged: Judged
  change: (more: Partial<Judged>) => void
}) {
  return (
    <div className="appraisal-judged">
      <div>
        <strong>{member.name}</strong>
        {member.tally && <small className="muted">{tallyInWords(member.tally)}</small>}
      </div>
      {isRated(member) ? (
        <select
          aria-label={`${member.name}的等次`}
          value={judged.grade ?? ''}
          onChange={(event) => change({ grade: (event.target.value || null) as Grade | null })}
        >
          <option value="">等次</option>
          {grades.map((grade) => (
            <option key={grade} value={grade}>
              {gradeNames[grade]}
            </option>
          ))}
        </select>
      ) : (
        <span className="muted">预备党员，不评等次</span>
      )}
      <textarea
        aria-label={`${member.name}的评定意见`}
        placeholder="评定意见"
        maxLength={2000}
        value={judged.opinion}
        onChange={(event) => change({ opinion: event.target.value })}
      />
    </div>
  )
}

function Objections({ round }: { round: Round }) {
  const may = useMay()('appraisals.conduct')
  const [answering, setAnswering] = useState<number | null>(null)
  const answer = useAct(call.appraisals.opinions.answer, { done: '已答复' })
  const raised = round.members.flatMap((one) => one.objections.map((it) => ({ ...it, name: one.name })))
  if (raised.length === 0) return null
  return (
    <Panel title="异议">
      <ul className="appraisal-people">
        {raised.map((one) => (
          <li key={one.id}>
            <strong>{one.name}</strong>
            <span className="grow">
              {one.text}
              {one.answer && <span className="muted">{`${one.answeredBy}答复：${one.answer}`}</span>}
            </span>
            {may && !one.answer && round.state === 'opinion' && (
              <button type="button" className="button" onClick={() => setAnswering(one.id)}>
                答复
              </button>
            )}
          </li>
        ))}
      </ul>
      {answering !== null && (
        <FormDialog
          title="答复异议"
          fields={[{ kind: 'words', name: 'answer', label: '答复', required: true, maximum: 2000 }]}
          submitWord="答复"
          onClose={() => setAnswering(null)}
          onSubmit={({ answer: text }) =>
            answer.send({ id: round.id, objectionId: answering, answer: String(text) })
          }
        />
      )}
    </Panel>
  )
}
