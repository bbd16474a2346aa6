import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { MenuButton } from '#web/kit/menu-button.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { usePostable } from '#web/outbox/postable.ts'
import { useMay } from '#web/session.ts'
import { endingNames } from '../rules.ts'
import type { Admission } from './admission.tsx'

export const endingOf = ({ endedOn, endedAs }: Admission) =>
  `${endedOn ?? ''} ${endedAs ? endingNames[endedAs] : '终止'}`

/** Nothing runs: how the last application ended, if there was one, and the way to begin. */
export function Begin({ whyNot, last }: { whyNot: string | null; last: Admission | null }) {
  const may = useMay()('admissions.apply')
  const [open, setOpen] = useState(false)
  const apply = useAct(call.admissions.own.apply, { done: '入党申请书已递交给所在党支部' })
  return (
    <div className="stack">
      <section className="admission-now">
        <h2>{last ? '上一份入党申请已终止' : whyNot ? '入党申请' : '还没有递交入党申请书'}</h2>
        {last && <p>{`${endingOf(last)}。${may && !whyNot ? '可以重新递交入党申请书，另建档案。' : ''}`}</p>}
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
      <Stages />
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

const Stages = () => (
  <Panel title="入党要经过的阶段">
    <ol className="admission-bounds">
      <li>递交入党申请书，一个月内党组织派人谈话。</li>
      <li>经推荐和支委会研究，确定为入党积极分子，由一至两名正式党员作培养联系人。</li>
      <li>经过一年以上培养教育和考察，公示后列为发展对象，进行政治审查和集中培训。</li>
      <li>上级党委预审合格，填写入党志愿书，支部大会讨论通过，报上级党委审批。</li>
      <li>宣誓；预备期一年，期满经支部大会讨论、上级党委审批转为正式党员。</li>
    </ol>
  </Panel>
)

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

export function OwnWriting({ what, onClose }: { what: 'report' | 'confirmation'; onClose: () => void }) {
  const report = usePostable(
    call.admissions.own.report,
    {
      deed: 'admissions.own.report',
      title: '思想汇报',
      about: ({ text }) => `report-${text.length}-${text.slice(0, 20)}`,
    },
    { done: '思想汇报已递交' },
  )
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

/** 撤回申请: as long as one is no member, by oneself. */
export function Withdraw({ admission }: { admission: Admission }) {
  const may = useMay()('admissions.apply')
  const [open, setOpen] = useState(false)
  const withdraw = useAct(call.admissions.own.withdraw, { done: '已撤回入党申请' })
  if (!may || admission.status !== 'running' || admission.joinedOn) return null
  return (
    <>
      <MenuButton
        items={[
          {
            key: 'withdraw',
            label: '撤回入党申请',
            icon: 'close',
            danger: true,
            onPick: () => setOpen(true),
          },
        ]}
      >
        更多
      </MenuButton>
      {open && (
        <FormDialog
          title="撤回入党申请"
          notice="撤回后这份档案保留，培养考察的时间不再计算；以后可以重新递交入党申请书，从头开始。"
          danger
          submitWord="撤回"
          fields={[{ kind: 'words', name: 'reason', label: '原因', required: true, maximum: 500 }]}
          onClose={() => setOpen(false)}
          onSubmit={({ reason }) => withdraw.send({ reason: String(reason) })}
        />
      )}
    </>
  )
}
