import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Facts } from '#web/kit/facts.tsx'
import { FormDialog } from '#web/kit/form.tsx'
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
import './admissions.css'

const help = (
  <>
    <h3>我的入党历程</h3>
    <ul>
      <li>红色卡片写明现在走到哪一步、接下来由谁办理、什么时候以前。</li>
      <li>年满十八岁、没有入党的同志可以在这里递交入党申请书，由所在党支部收到后派人谈话。</li>
      <li>成为入党积极分子后可以随时递交思想汇报；预备期满前一个月起可以提出转正申请。</li>
    </ul>
  </>
)

/** 我的入党历程: where I am, what I must do next, what I have handed in. */
export default function OwnAdmission() {
  const query = useQuery(ask.admissions.own.get.queryOptions())
  return (
    <>
      <PageHelp>{help}</PageHelp>
      <PageHeader />
      <Answered query={query}>
        {({ admission, whyNotApply }) =>
          admission ? <OwnPath admission={admission} /> : <Begin whyNot={whyNotApply} />
        }
      </Answered>
    </>
  )
}

function Begin({ whyNot }: { whyNot: string | null }) {
  const may = useMay()('admissions.apply')
  const [open, setOpen] = useState(false)
  const apply = useAct(call.admissions.own.apply, { done: '入党申请书已递交给所在党支部' })
  return (
    <div className="stack">
      <section className="admission-now">
        <h2>{whyNot ? '入党申请' : '还没有递交入党申请书'}</h2>
        {whyNot && <p>{whyNot}</p>}
        <p>
          年满十八岁的中国工人、农民、军人、知识分子和其他社会阶层的先进分子，承认党的纲领和章程，可以申请加入中国共产党。
        </p>
        {may && !whyNot && (
          <button type="button" className="button" onClick={() => setOpen(true)}>
            写入党申请书
          </button>
        )}
      </section>
      <Panel title="入党要经过的阶段">
        <ol className="admission-bounds">
          <li>递交入党申请书，一个月内党组织派人谈话。</li>
          <li>经推荐和支委会研究，确定为入党积极分子，由一至两名正式党员作培养联系人。</li>
          <li>经过一年以上培养教育和考察，公示后列为发展对象，进行政治审查和集中培训。</li>
          <li>上级党委预审合格，填写入党志愿书，支部大会讨论通过，报上级党委审批。</li>
          <li>宣誓；预备期一年，期满经支部大会讨论、上级党委审批转为正式党员。</li>
        </ol>
      </Panel>
      {open && (
        <WriteDialog
          title="入党申请书"
          label="申请书正文"
          notice="写明对党的认识、入党动机、个人履历和对待入党的态度。递交后由所在党支部收到并派人谈话。"
          onClose={() => setOpen(false)}
          onSubmit={(text) => apply.send({ text })}
        />
      )}
    </div>
  )
}

function WriteDialog({
  title,
  label,
  notice,
  onSubmit,
  onClose,
}: {
  title: string
  label: string
  notice: string
  onSubmit: (text: string) => Promise<unknown>
  onClose: () => void
}) {
  return (
    <FormDialog
      title={title}
      notice={notice}
      fields={[{ kind: 'words', name: 'text', label, required: true, rows: 12, maximum: 10_000 }]}
      submitWord="递交"
      onClose={onClose}
      onSubmit={({ text }) => onSubmit(String(text))}
    />
  )
}

function OwnPath({ admission }: { admission: Admission }) {
  return (
    <div className="stack">
      <Now admission={admission} />
      <AdmissionPath admission={admission} />
      <Own admission={admission} />
      <HandedIn admission={admission} />
    </div>
  )
}

/** From when or by when, and why; nothing where it may be done at any time. */
function whenOf({ from, by, because, late }: NonNullable<Admission['next']>): string {
  if (by) return `，应在 ${by} 前完成${late ? '，现已超期' : ''}：${because}`
  return from && from > today() ? `，${from} 起：${because}` : '。'
}

/** What is next, in a sentence, and the one thing I can do myself. */
function Now({ admission }: { admission: Admission }) {
  const { next, endedBecause, status } = admission
  const [writing, setWriting] = useState<'report' | 'confirmation' | null>(null)
  const may = useMay()('admissions.submitOwn')
  const can = (key: string) =>
    admission.steps.some(({ acts }) =>
      acts.some((act) => act.act === key && act.state !== 'waiting' && (act.many || act.state === 'open')),
    )
  return (
    <section className="admission-now">
      <h2>{endedBecause ? '已终止' : next ? next.title : '全部步骤已完成'}</h2>
      {endedBecause && <p>{endedBecause}</p>}
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

function OwnWriting({ what, onClose }: { what: 'report' | 'confirmation'; onClose: () => void }) {
  const report = useAct(call.admissions.own.report, { done: '思想汇报已递交' })
  const request = useAct(call.admissions.own.requestConfirmation, { done: '转正申请已递交' })
  return what === 'report' ? (
    <WriteDialog
      title="思想汇报"
      label="汇报内容"
      notice="递交后培养联系人和党支部可以看到。"
      onClose={onClose}
      onSubmit={(text) => report.send({ text })}
    />
  ) : (
    <WriteDialog
      title="转正申请书"
      label="申请内容"
      notice="写明预备期的思想、工作、学习情况和今后的努力方向。"
      onClose={onClose}
      onSubmit={(text) => request.send({ text })}
    />
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

function HandedIn({ admission }: { admission: Admission }) {
  const own = admission.entries.filter(({ act }) => ownActs.includes(act))
  return (
    <Panel title="我递交的材料">
      <Timeline
        entries={own.toReversed().map((entry) => ({
          key: entry.id,
          title: entry.title,
          at: entry.on,
          tone: 'good',
          children: entry.details.text,
        }))}
      />
    </Panel>
  )
}
