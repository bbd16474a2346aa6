import { useState } from 'react'
import { dayIn } from '#basics/days.ts'
import { MeetingReferences } from '#features/admissions/pages/meeting-references.tsx'
import { MeetingStudy } from '#features/courses/pages/meeting-study.tsx'
import { MeetingElections } from '#features/elections/pages/meeting-elections.tsx'
import { SlipEvidence } from '#features/slips/pages/slip-panel.tsx'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useParams } from '#web/kit/address.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { Facts } from '#web/kit/facts.tsx'
import { MenuButton } from '#web/kit/menu-button.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { AnnexedDocuments } from './annexed-documents.tsx'
import { useMeeting } from './draft.ts'
import { meetingHelp } from './help.tsx'
import { MeetingFiles } from './meeting-files.tsx'
import { MeetingRecord } from './meeting-record.tsx'
import { kindsInWords, MeetingState } from './meeting-state.tsx'
import { PapersMenu } from './papers-menu.tsx'
import { ChangeDialog } from './plan-dialog.tsx'
import { Recording } from './recording.tsx'
import './meetings.css'

export type Meeting = Awaited<ReturnType<typeof call.meetings.get>>

const isOpen = ({ status }: Meeting) => status !== 'confirmed' && status !== 'cancelled'

/** One meeting: what is planned of it, the form it is recorded with, and the record once it is confirmed. */
export default function MeetingPage() {
  const id = Number(useParams().id)
  const query = useMeeting(id)
  const may = useMay()('meetings.conduct')
  const meeting = query.data
  const title = meeting && (meeting.title || kindsInWords(meeting))
  usePageTitle(title)
  return (
    <>
      <PageHelp>{meetingHelp}</PageHelp>
      <PageHeader
        title={title}
        beside={meeting && <MeetingState status={meeting.status} />}
        actions={
          meeting && (
            <>
              {may && isOpen(meeting) && (
                <>
                  <PageLink to={`/meetings/${meeting.id}/sign-in`} className="button">
                    扫码签到
                  </PageLink>
                  <PageLink to={`/meetings/${meeting.id}/on-site`} className="button">
                    会场记录
                  </PageLink>
                </>
              )}
              {may && meeting.status === 'confirmed' && (
                <PageLink to={`/meetings/${meeting.id}/sign-in`} className="button">
                  签到情况
                </PageLink>
              )}
              <PapersMenu meeting={meeting} />
              {may && <Acts meeting={meeting} />}
            </>
          )
        }
      />
      <Answered query={query}>
        {(found) => (
          <div className="stack">
            <Outline meeting={found} />
            <MeetingStudy meetingId={found.id} />
            {isOpen(found) && may ? (
              <Recording key={found.id} meeting={found}>
                <MeetingFiles meeting={found} may={may} />
              </Recording>
            ) : (
              <>
                <MeetingRecord meeting={found} />
                <MeetingElections meetingId={found.id} />
                <MeetingReferences id={found.id} />
                <AnnexedDocuments id={found.id} />
                <MeetingFiles meeting={found} may={may && found.status !== 'cancelled'} />
                <SlipEvidence kind="leave" subjectId={found.id} />
              </>
            )}
          </div>
        )}
      </Answered>
    </>
  )
}

const when = ({ heldOn, plannedOn, startsAt }: Meeting) =>
  `${heldOn ?? plannedOn ?? ''} ${startsAt ?? ''}`.trim()

function Outline({ meeting }: { meeting: Meeting }) {
  const { cancelledBecause, lateBecause, notifiedAt, notifiedBy, place } = meeting
  return (
    <Panel>
      {cancelledBecause && <Notice kind="warning">{`会议已取消：${cancelledBecause}`}</Notice>}
      {lateBecause && <Notice kind="info">{`补录：${lateBecause}`}</Notice>}
      <Facts
        least={180}
        facts={[
          {
            label: '党支部',
            wide: true,
            value: (
              <PageLink to={`/organization-life/${meeting.organizationId}`}>
                {meeting.organizationName}
              </PageLink>
            ),
          },
          { label: '类型', value: kindsInWords(meeting) },
          { label: '党小组', value: meeting.groupName, absent: !meeting.groupName },
          { label: meeting.heldOn ? '召开时间' : '计划时间', value: when(meeting) },
          { label: '地点', value: place },
          { label: '应到会', value: `${meeting.attendees.length} 人（有表决权 ${meeting.entitled} 人）` },
          {
            label: '通知',
            value: `${notifiedBy ?? ''} ${dayIn(new Date(notifiedAt ?? 0))}`,
            absent: !notifiedAt,
          },
        ]}
      />
    </Panel>
  )
}

function Acts({ meeting }: { meeting: Meeting }) {
  const { id, status } = meeting
  const [changing, setChanging] = useState<'wanted' | 'needed' | null>(null)
  const isWhole = Boolean(meeting.startsAt && meeting.place)
  const notify = useAct(call.meetings.notify, { done: '已通知，应到会人员可以在“我的组织生活”中看到' })
  const cancel = useAct(call.meetings.cancel, { done: '会议已取消' })
  if (status !== 'planned' && status !== 'notified') return null
  const takeBack = async () => {
    const reason = await askReason({ title: '取消会议', submit: '取消会议' })
    if (reason) await cancel.run({ id, reason })
  }
  return (
    <>
      {status === 'planned' && (
        <button
          type="button"
          className="button"
          disabled={notify.busy}
          onClick={() => (isWhole ? void notify.run({ id }) : setChanging('needed'))}
        >
          通知应到会人员
        </button>
      )}
      <MenuButton
        items={[
          { key: 'change', label: '调整安排', onPick: () => setChanging('wanted') },
          { key: 'cancel', label: '取消会议', danger: true, onPick: () => void takeBack() },
        ]}
      >
        更多
      </MenuButton>
      {changing && (
        <ChangeDialog
          meeting={meeting}
          notice={changing === 'needed' ? '先填好开始时间和地点，再通知应到会人员。' : undefined}
          onClose={() => setChanging(null)}
        />
      )}
    </>
  )
}
