import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '#web/call.ts'
import { Facts } from '#web/kit/facts.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Timeline } from '#web/kit/timeline.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import { actorNames } from '../steps/rules.ts'
import type { Admission } from './admission.tsx'
import { AdmissionPath } from './admission-path.tsx'
import { Begin, endingOf, OwnWriting, Withdraw } from './own-writing.tsx'
import './admissions.css'

const help = (
  <>
    <h3>我的入党历程</h3>
    <ul>
      <li>红色卡片写明现在走到哪一步、接下来由谁办理、什么时候以前。</li>
      <li>年满十八岁、没有入党的同志可以在这里递交入党申请书，由所在党支部收到后派人谈话。</li>
      <li>申请可以在“更多”中撤回；撤回或终止以后可以重新申请，以前的申请在页面下方查看。</li>
      <li>成为入党积极分子后可以随时递交思想汇报；预备期满前一个月起可以提出转正申请。</li>
    </ul>
  </>
)

/** 我的入党历程: where I am, what I must do next, what I have handed in; applications that ended stay readable below. */
export default function OwnAdmission() {
  const query = useQuery(ask.admissions.own.get.queryOptions())
  const { admission = null, earlier = [], whyNotApply = null } = query.data ?? {}
  return (
    <>
      <PageHelp>{help}</PageHelp>
      <PageHeader actions={admission && <Withdraw admission={admission} />} />
      <Answered query={query}>
        {() =>
          admission && admission.status !== 'ended' ? (
            <div className="stack">
              <OwnPath admission={admission} />
              <Earlier files={earlier} />
            </div>
          ) : (
            <div className="stack">
              <Begin whyNot={whyNotApply} last={admission} />
              <Earlier files={admission ? [admission, ...earlier] : []} />
            </div>
          )
        }
      </Answered>
    </>
  )
}

function OwnPath({ admission }: { admission: Admission }) {
  return (
    <>
      <Now admission={admission} />
      <AdmissionPath key={admission.id} admission={admission} />
      <Own admission={admission} />
      <HandedIn admission={admission} />
    </>
  )
}

/** From when or by when, and why; nothing where it may be done at any time. */
function whenOf({ from, by, because, late }: NonNullable<Admission['next']>): string {
  if (by) return `，应在 ${by} 前完成${late ? '，现已超期' : ''}：${because}`
  return from && from > today() ? `，${from} 起：${because}` : '。'
}

/** What is next, in a sentence, and the one thing I can do myself. */
function Now({ admission }: { admission: Admission }) {
  const { next, status } = admission
  const [writing, setWriting] = useState<'report' | 'confirmation' | null>(null)
  const may = useMay()('admissions.submitOwn')
  const can = (key: string) =>
    admission.steps.some(({ acts }) =>
      acts.some((act) => act.act === key && act.state !== 'waiting' && (act.many || act.state === 'open')),
    )
  return (
    <section className="admission-now">
      <h2>{next ? next.title : '全部步骤已完成'}</h2>
      {next && (
        <p>
          {next.actor === 'applicant' ? '请您办理' : `由${actorNames[next.actor]}办理`}
          {whenOf(next)}
        </p>
      )}
      {may && status === 'running' && (
        <span className="row">
          {can('thoughtReport') && (
            <button type="button" className="button" onClick={() => setWriting('report')}>
              写思想汇报
            </button>
          )}
          {can('confirmationRequest') && (
            <button type="button" className="button" onClick={() => setWriting('confirmation')}>
              写转正申请
            </button>
          )}
        </span>
      )}
      {writing && <OwnWriting what={writing} onClose={() => setWriting(null)} />}
    </section>
  )
}

const named = (helpers: Admission['mentors']) => helpers.map(({ name }) => name).join('、')

function Own({
  admission: { organizationName, mentors, introducers, joinedOn, probationEndsOn },
}: {
  admission: Admission
}) {
  return (
    <Panel title="培养我的人">
      <Facts
        facts={[
          { label: '党支部', value: organizationName },
          { label: '培养联系人', value: named(mentors), absent: mentors.length === 0 },
          { label: '入党介绍人', value: named(introducers), absent: introducers.length === 0 },
          { label: '入党日期', value: joinedOn, absent: joinedOn === null },
          { label: '预备期满', value: probationEndsOn, absent: probationEndsOn === null },
        ]}
      />
    </Panel>
  )
}

const ownActs = ['application', 'thoughtReport', 'confirmationRequest']

const handedIn = ({ entries }: Admission) => entries.filter(({ act }) => ownActs.includes(act)).toReversed()

function HandedIn({ admission }: { admission: Admission }) {
  return (
    <Panel title="我递交的材料">
      <Written entries={handedIn(admission)} />
    </Panel>
  )
}

const Written = ({ entries }: { entries: Admission['entries'] }) => (
  <Timeline
    entries={entries.map((entry) => ({
      key: entry.id,
      title: entry.title,
      at: entry.on,
      tone: 'good',
      children: entry.details.text,
    }))}
  />
)

/** Applications that ended, each to be opened. */
function Earlier({ files }: { files: Admission[] }) {
  if (files.length === 0) return null
  return (
    <Panel title="以前的入党申请">
      <div className="stack">
        {files.map((file) => (
          <details key={file.id} className="admission-earlier">
            <summary>{`${file.entries[0]?.on ?? ''} 递交，${endingOf(file)}`}</summary>
            {file.endedBecause && <p>{`原因：${file.endedBecause}`}</p>}
            <AdmissionPath admission={file} />
            <Written entries={handedIn(file)} />
          </details>
        ))}
      </div>
    </Panel>
  )
}
