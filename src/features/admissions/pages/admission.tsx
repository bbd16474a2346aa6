import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FilingPanel } from '#features/archive/pages/filing.tsx'
import { politicalStatusNames } from '#features/people/rules.ts'
import { ask, type call } from '#web/call.ts'
import { useParams } from '#web/kit/address.ts'
import { Facts } from '#web/kit/facts.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { type Tab, Tabs } from '#web/kit/tabs.tsx'
import { endingNames, versionNames } from '../rules.ts'
import { ActDialog } from './act-dialog.tsx'
import { AdmissionHistory } from './admission-history.tsx'
import { AdmissionPath } from './admission-path.tsx'
import { EndAct } from './end-act.tsx'
import { MaterialsPanel } from './materials-panel.tsx'
import { MeetingDialog } from './meeting-dialog.tsx'
import { ObjectionsPanel } from './objections-panel.tsx'
import { PapersPanel } from './papers-panel.tsx'
import { PlanPanel } from './plan-panel.tsx'
import { RenewMentors } from './renew-mentors.tsx'
import './admissions.css'

export type Admission = Awaited<ReturnType<typeof call.admissions.get>>
export type Step = Admission['steps'][number]
export type Act = Step['acts'][number]

/** One file: the five stages and twenty-five steps, what is next and by when, its papers, its history and its plan. */
export default function AdmissionPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.admissions.get.queryOptions({ input: { id } }))
  usePageTitle(query.data && `${query.data.name}的入党档案`)
  return (
    <>
      <PageHelp>{help}</PageHelp>
      <PageHeader
        title={query.data && `${query.data.name}发展党员档案`}
        beside={query.data && <Stand admission={query.data} />}
        actions={query.data && <EndAct admission={query.data} />}
      />
      <Answered query={query}>{(admission) => <Whole admission={admission} />}</Answered>
    </>
  )
}

const help = (
  <>
    <h3>发展党员档案</h3>
    <ul>
      <li>五个阶段、二十五个步骤按《发展党员工作细则》排列，点阶段名称查看其中的步骤。</li>
      <li>每一步写明由谁办理、依据哪一条、最早和最晚日期；不到时间或缺少材料时不能登记，并说明原因。</li>
      <li>已经按2014年细则完成的步骤保持有效，不重新认定；其后的步骤适用办理当日有效的细则。</li>
      <li>
        会议研究决定的步骤，可以引用已确认的会议记录；日期、到会情况和会议记录这份材料不用再填。几个人可以引用同一次会议。
      </li>
      <li>表格、函调信、公示、表决票、决议都由已登记的内容生成，不需要重复填写。</li>
    </ul>
  </>
)

function Stand({ admission: { status, endedAs, next } }: { admission: Admission }) {
  if (status === 'ended') return <StatusDot>{endedAs ? endingNames[endedAs] : '已终止'}</StatusDot>
  if (!next) return <StatusDot tone="good">已办结</StatusDot>
  return (
    <StatusDot tone={next.late ? 'bad' : 'info'}>
      {`${next.late ? '已超期' : '下一步'}：${next.title}`}
    </StatusDot>
  )
}

function Whole({ admission }: { admission: Admission }) {
  const [act, setAct] = useState<Act | null>(null)
  return (
    <div className="stack">
      {admission.endedBecause && <Notice>{`${admission.endedOn} 终止：${admission.endedBecause}`}</Notice>}
      <Findings admission={admission} />
      <RenewMentors admission={admission} onAct={setAct} />
      <AdmissionPath admission={admission} onAct={setAct} />
      <Head admission={admission} />
      <Tabs label="档案内容" tabs={tabsOf(admission)} />
      {act && <FormOf admission={admission} act={act} onClose={() => setAct(null)} />}
    </div>
  )
}

/** A meeting has a record of its own; every other act is a form of fields. */
function FormOf(props: { admission: Admission; act: Act; onClose: () => void }) {
  const { act } = props.act
  const voted = act === 'branchMeeting' || act === 'confirmationMeeting'
  return voted ? <MeetingDialog {...props} /> : <ActDialog {...props} />
}

/** What a reviewer would find in the file as it stands. */
function Findings({ admission: { findings } }: { admission: Admission }) {
  if (findings.length === 0) return null
  return (
    <Notice kind="warning">
      <ul className="admission-bounds">
        {findings.map(({ act, code, message }) => (
          <li key={`${act}-${code}-${message}`}>{message}</li>
        ))}
      </ul>
    </Notice>
  )
}

const tabsOf = (admission: Admission): Tab[] => [
  {
    key: 'materials',
    title: '材料清单',
    count: admission.missing.length || null,
    show: () => <MaterialsPanel admission={admission} />,
  },
  {
    key: 'papers',
    title: '打印材料',
    show: () => (
      <div className="stack">
        {admission.status === 'done' && <FilingPanel kind="admission" id={admission.id} />}
        <PapersPanel admission={admission} />
      </div>
    ),
  },
  {
    key: 'history',
    title: '办理经过',
    count: admission.entries.length,
    show: () => <AdmissionHistory admission={admission} />,
  },
  { key: 'plan', title: '倒排计划', show: () => <PlanPanel admission={admission} /> },
  {
    key: 'objections',
    title: '公示意见',
    count: admission.objections.length || null,
    show: () => <ObjectionsPanel admission={admission} />,
  },
]

const named = (helpers: Admission['mentors']) => helpers.map(({ name }) => name).join('、')

function Head({ admission }: { admission: Admission }) {
  const { entries, mentors, introducers, formNumber, joinedOn, probationEndsOn, duesFrom } = admission
  const applied = entries.find(({ act }) => act === 'application')?.on ?? null
  const votes = entries.findLast(({ act }) => act === 'branchMeeting')?.details.votes
  return (
    <Panel title="基本情况">
      <Facts
        least={230}
        facts={[
          {
            label: '姓名',
            value: (
              <PageLink className="link" to={`/people/${admission.personId}`}>
                {admission.name}
              </PageLink>
            ),
          },
          {
            label: '党支部',
            value: admission.organizationId && (
              <PageLink className="link" to={`/organizations/${admission.organizationId}`}>
                {admission.organizationName}
              </PageLink>
            ),
          },
          { label: '政治面貌', value: politicalStatusNames[admission.politicalStatus] },
          { label: '申请入党', value: applied, absent: applied === null },
          { label: '培养联系人', value: named(mentors), absent: mentors.length === 0 },
          { label: '入党介绍人', value: named(introducers), absent: introducers.length === 0 },
          { label: '志愿书编号', value: formNumber, absent: formNumber === null },
          {
            label: '支部大会表决',
            value: votes && `应到 ${votes.entitled}，实到 ${votes.present}，赞成 ${votes.inFavour}`,
            absent: !votes,
          },
          { label: '入党日期', value: joinedOn, absent: joinedOn === null },
          { label: '预备期满', value: probationEndsOn, absent: probationEndsOn === null },
          { label: '党费起缴', value: duesFrom, absent: duesFrom === null },
          { label: '现行细则', value: versionNames[admission.version], wide: true },
        ]}
      />
    </Panel>
  )
}
