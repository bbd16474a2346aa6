import { useState } from 'react'
import { meetingKindNames, meetingStatusNames } from '#features/meetings/rules.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import type { MeetingPart } from '../meetings/rules.ts'
import type { Election } from './election.tsx'

export type Known = Awaited<ReturnType<typeof call.elections.meetings.known>>[number]
type Person = Known['mayWatch'][number]

/** Which record is chosen, and who watched and counted where it does not say so. */
export function useChosen(election: Election, part: MeetingPart, onClose: () => void) {
  const [meeting, setMeeting] = useState<Known | null>(null)
  const [scrutineer, setScrutineer] = useState<number | null>(null)
  const [teller, setTeller] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const act = useAct(call.elections.meetings.choose, { done: '已选用会议记录', after: onClose })
  const pick = (one: Known) => {
    setMeeting(one)
    setScrutineer(null)
    setTeller(null)
    setError(null)
  }
  const send = () =>
    meeting &&
    act
      .send({
        id: election.id,
        part,
        meetingId: meeting.id,
        scrutineers: scrutineer ? [scrutineer] : [],
        tellers: teller ? [teller] : [],
      })
      .catch(setError)
  const ready = meeting !== null && (meeting.mayWatch.length === 0 || scrutineer !== null)
  return { meeting, pick, scrutineer, setScrutineer, teller, setTeller, ready, send, busy: act.busy, error }
}
type Chosen = ReturnType<typeof useChosen>

/** The meetings of the branch's organization life: those that can be this one, the others with the reason. */
export function KnownMeetings({
  election,
  known,
  chosen,
}: {
  election: Election
  known: Known[]
  chosen: Chosen
}) {
  if (known.length === 0)
    return (
      <Empty title="近六个月没有这类会议的记录">
        在
        <PageLink className="link" to={`/organization-life/${election.organizationId}`}>
          组织生活
        </PageLink>
        里安排或登记过的会议会列在这里；也可以新登记会议。
      </Empty>
    )
  return (
    <>
      <p className="muted">到会情况、主持人、记录人、议程和决议都用所选的会议记录，不用再填。</p>
      <ul className="election-known" aria-label="已有的会议">
        {known.map((one) => (
          <KnownMeeting key={one.id} one={one} chosen={chosen} />
        ))}
      </ul>
    </>
  )
}

function KnownMeeting({ one, chosen }: { one: Known; chosen: Chosen }) {
  const { id, kind, title, on, place, status, entitled, present, chair, recorder, agenda, whyNot } = one
  const isChosen = chosen.meeting?.id === id
  const held = status === 'held' || status === 'confirmed'
  return (
    <li data-chosen={isChosen || undefined}>
      <label>
        <input
          type="radio"
          name="known"
          checked={isChosen}
          disabled={whyNot !== null}
          onChange={() => chosen.pick(one)}
        />
        <span>
          <b>{`${on} ${title || meetingKindNames[kind]}`}</b>
          <small className="muted">
            {held
              ? `${place}；应到会有选举权 ${entitled} 人，实到会 ${present} 人；主持人 ${chair ?? '未填'}，记录人 ${recorder ?? '未填'}；${meetingStatusNames[status]}`
              : meetingStatusNames[status]}
          </small>
          {agenda.length > 0 && <small className="muted">{agenda.join('；')}</small>}
          {whyNot && <small className="election-why">{whyNot}</small>}
        </span>
      </label>
      <PageLink className="link" to={`/meetings/${id}`} target="_blank">
        {held ? '打开' : '打开，登记召开'}
      </PageLink>
      {isChosen && one.mayWatch.length > 0 && <Watching people={one.mayWatch} chosen={chosen} />}
      {isChosen && status === 'held' && (
        <p className="muted">会议记录还没有确认，选用时一并确认，以后只能补记。</p>
      )}
    </li>
  )
}

/** What the record does not say, and the election needs. */
function Watching({ people, chosen }: { people: Person[]; chosen: Chosen }) {
  const { scrutineer, setScrutineer, teller, setTeller } = chosen
  return (
    <div className="election-watching">
      <PersonPick
        label="监票人（会议记录里没有，请补上）"
        people={people}
        value={scrutineer}
        change={setScrutineer}
      />
      <PersonPick
        label="计票人（可不填）"
        people={people.filter(({ personId }) => personId !== scrutineer)}
        value={teller}
        change={setTeller}
      />
    </div>
  )
}

function PersonPick({
  label,
  people,
  value,
  change,
}: {
  label: string
  people: Person[]
  value: number | null
  change: (personId: number | null) => void
}) {
  return (
    <label>
      {label}
      <select value={value ?? ''} onChange={(event) => change(Number(event.target.value) || null)}>
        <option value="">请选择</option>
        {people.map(({ personId, name }) => (
          <option key={personId} value={personId}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
