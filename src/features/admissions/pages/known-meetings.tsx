import type { call } from '#web/call.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import type { Known } from './meeting-fields.ts'

type Meeting = Awaited<ReturnType<typeof call.admissions.meetings.roll>>['meetings'][number]

/** 用已有会议记录: who was there is not typed twice, and several are voted on at one meeting. */
export function KnownMeetings({
  meetings,
  known,
  choose,
}: {
  meetings: Meeting[]
  known: Known | undefined
  choose: (id: number | null) => void
}) {
  if (known)
    return (
      <Notice kind="success">
        {`用 ${known.heldOn} 在${known.place}召开的党员大会的记录，到会情况不用再填。`}
        <button type="button" className="link" onClick={() => choose(null)}>
          另行登记会议
        </button>
      </Notice>
    )
  return meetings.map(({ id, place, agenda, entitled, present, status }) => (
    <Notice key={id}>
      <div className="admission-renew">
        <p>{`当日的党员大会已有记录：${place}，应到会 ${entitled} 人，实到会 ${present} 人；${agenda.join('；')}。`}</p>
        {status === 'confirmed' ? (
          <button type="button" className="button" onClick={() => choose(id)}>
            用已有会议记录
          </button>
        ) : (
          <PageLink to={`/meetings/${id}`} target="_blank" className="link">
            会议记录还没有确认，打开去确认
          </PageLink>
        )}
      </div>
    </Notice>
  ))
}
