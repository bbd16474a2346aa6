import { useState } from 'react'
import { NumberField } from '#features/elections/pages/count-votes.tsx'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Facts } from '#web/kit/facts.tsx'
import { FormFields } from '#web/kit/form.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { useMay } from '#web/session.ts'
import { type Marks, marksIn, noMarks } from '../ballots/rules.ts'
import { gradeNames, grades, isRated } from '../rules.ts'
import type { Round } from './appraisal.tsx'
import { tallyInWords } from './member-drawer.tsx'

/** 民主测评: how many ballots have come, the tellers' counts, and after it the sums. */
export function CountPanel({ round }: { round: Round }) {
  const may = useMay()('appraisals.conduct')
  const [open, setOpen] = useState(false)
  const { ballots, state } = round
  const counted = round.members.filter(({ tally }) => tally !== null)
  return (
    <Panel
      title="民主测评"
      extra={
        may &&
        state === 'test' && (
          <button type="button" className="button" onClick={() => setOpen(true)}>
            录入纸质票计数
          </button>
        )
      }
    >
      <Facts
        facts={[
          { label: '参加评议', value: `${round.taking} 人` },
          { label: '线上票', value: `${ballots.online} 张` },
          { label: '纸质票', value: `${ballots.paper} 张，废票 ${ballots.spoiled} 张` },
          { label: '监票、计票人', value: ballots.tellers, absent: ballots.tellers === null },
        ]}
      />
      {counted.length === 0 ? (
        <p className="muted">测评不记名。投票结束、进入组织评定以后才公布计数。</p>
      ) : (
        <ul className="appraisal-people">
          {counted.map((one) => (
            <li key={one.personId}>
              <strong>{one.name}</strong>
              <span className="grow number">{one.tally && tallyInWords(one.tally)}</span>
            </li>
          ))}
        </ul>
      )}
      {open && <CountDialog round={round} onClose={() => setOpen(false)} />}
    </Panel>
  )
}

const tellersField = {
  kind: 'text',
  name: 'tellers',
  label: '监票人、计票人',
  required: true,
  wide: true,
  maximum: 100,
} as const

function CountDialog({ round, onClose }: { round: Round; onClose: () => void }) {
  const rated = round.members.filter(isRated)
  const [returned, setReturned] = useState(round.taking - round.ballots.online)
  const [spoiled, setSpoiled] = useState(0)
  const [tellers, setTellers] = useState('')
  const [marks, setMarks] = useState<Record<number, Marks>>({})
  const [error, setError] = useState<unknown>(null)
  const count = useAct(call.appraisals.ballots.count, { done: '已录入计数' })
  const valid = Math.max(0, returned - spoiled)
  const of = (personId: number) => marks[personId] ?? noMarks
  const send = async () => {
    const rows = rated.map(({ personId }) => ({ personId, ...of(personId) }))
    try {
      await count.send({ id: round.id, returned, spoiled, tellers, rows })
      onClose()
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <Sheet
      title="录入纸质票计数"
      submitWord="保存计数"
      busy={count.busy}
      error={error}
      width={860}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <div className="row">
        <NumberField label="收回" value={returned} set={setReturned} />
        <NumberField label="废票" value={spoiled} set={setSpoiled} />
      </div>
      <FormFields
        fields={[tellersField]}
        values={{ tellers }}
        change={(values) => setTellers(String(values.tellers ?? ''))}
      />
      <p className="muted">每名党员的各项合计应等于有效票 {valid} 张，不选的计为弃权。</p>
      <ul className="election-votes">
        {rated.map(({ personId, name }) => (
          <li key={personId}>
            <strong>
              {name}
              {marksIn(of(personId)) !== valid && (
                <small className="muted">合计 {marksIn(of(personId))}</small>
              )}
            </strong>
            {[...grades, 'abstained' as const].map((key) => (
              <NumberField
                key={key}
                label={key === 'abstained' ? '弃权' : gradeNames[key]}
                value={of(personId)[key]}
                set={(n) => setMarks({ ...marks, [personId]: { ...of(personId), [key]: n } })}
              />
            ))}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
