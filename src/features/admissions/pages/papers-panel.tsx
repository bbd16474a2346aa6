import { fileAddress } from '#web/call.ts'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { type PaperName, paperNames, paperTitle } from '../papers/rules.ts'
import type { Admission } from './admission.tsx'

/** Papers that can be made before there is anything in them are not offered before their time. */
const since: Partial<Record<PaperName, string>> = {
  introducers: 'introducers',
  training: 'training',
  oath: 'approval',
  notice: 'notice',
  confirmationBallots: 'approval',
  confirmationTally: 'approval',
  confirmationMinutes: 'approval',
  confirmationResolution: 'approval',
  petition: 'approval',
  probation: 'approval',
  confirmation: 'approval',
}

/** The meetings that voted, of which there is a record: others may have been voted on there too. */
const meetingsOf = ({ entries }: Admission) =>
  entries.flatMap(({ act, meetingId, on, details }) =>
    meetingId && details.votes ? [{ meetingId, on, title: act === 'branchMeeting' ? '接收' : '转正' }] : [],
  )

/** 打印: every form and paper, made of the register and the file; what is not known leaves room to write. */
export function PapersPanel({ admission }: { admission: Admission }) {
  const done = new Set<string>(admission.entries.map(({ act }) => act))
  const offered = paperNames.filter((paper) => {
    const act = since[paper]
    return act === undefined || done.has(act)
  })
  return (
    <Panel title="打印表格和材料" extra={<span>已登记的内容自动填入，没有登记的留空手写</span>}>
      <ul className="admission-prints">
        {offered.map((paper) => (
          <li key={paper}>
            <a
              className="button"
              href={fileAddress(`/admissions/${admission.id}/papers.pdf`, { paper })}
              download
            >
              <Icon name="print" />
              {paperTitle(paper)}
            </a>
          </li>
        ))}
        {meetingsOf(admission).map(({ meetingId, on, title }) => (
          <li key={meetingId}>
            <a
              className="button"
              href={fileAddress('/admissions/papers.pdf', { meetingId, paper: 'tally' })}
              download
            >
              <Icon name="print" />
              {`${on} ${title}：票决情况汇总表（同次会议全部人员）`}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
