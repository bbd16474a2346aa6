import { useQuery } from '@tanstack/react-query'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import { Facts, When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice, RefusalNotice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { policy } from '../sms/rules.ts'

type Own = Awaited<ReturnType<typeof call.approvals.sms.consents.get>>

/** 短信审批: whether I decide by short message, with which number. */
export default function OwnSms() {
  const query = useQuery(ask.approvals.sms.consents.get.queryOptions())
  return (
    <>
      <PageHeader />
      <PageHelp>
        <p>
          实名同意以后，允许短信办理的待办会把办理码发到您登记的手机。回“1 办理码”表示同意，回“2 办理码
          理由”表示不同意。
        </p>
        <p>短信里只有事项类型、编号和期限，详情请登录平台查看。发展党员、组织关系等事项不用短信办理。</p>
      </PageHelp>
      <Answered query={query}>
        {(own) => (own.consent?.same ? <Standing consent={own.consent} /> : <Agree own={own} />)}
      </Answered>
    </>
  )
}

const rules = [
  `办理码 ${policy.validHours} 小时内有效，只能用一次，只认登记的手机号码。`,
  `意见发出 ${policy.coolingMinutes} 分钟后生效；这之前回“0 办理码”可以撤回。`,
  '公文或事项改动以后，原来的办理码作废。',
  `办理码连续 ${policy.wrongMost} 次不对，这个号码的办理码全部作废。`,
  `换了手机号码要重新同意，${policy.restHours} 小时后才能使用。`,
  '每次收到意见都会用短信和站内信告知您；不是您本人所发的，请马上告知政工部门。',
]

const Rules = () => (
  <Notice>
    <ul>
      {rules.map((rule) => (
        <li key={rule}>{rule}</li>
      ))}
    </ul>
  </Notice>
)

function Agree({ own }: { own: Own }) {
  const agree = useAct(call.approvals.sms.consents.agree, { done: '已同意使用短信审批' })
  const fields: Field[] = [
    {
      kind: 'text',
      name: 'signedName',
      label: '签名',
      required: true,
      maximum: 50,
      hint: '填写您登记的姓名',
    },
    { kind: 'yes', name: 'understood', label: '已了解上述规则，同意使用短信审批', wide: true },
  ]
  const form = useForm(fields, {}, (values) =>
    agree.send({ signedName: String(values.signedName ?? ''), understood: Boolean(values.understood) }),
  )
  return (
    <>
      <Panel title="实名同意">
        <div className="stack">
          {own.consent && (
            <Notice kind="warning">
              登记的手机号码已经更换，请重新同意。{policy.restHours} 小时后可以使用。
            </Notice>
          )}
          <Facts
            facts={[{ label: '手机号码', value: own.phoneMasked ?? '没有登记，请在“我的信息”中申请更正' }]}
          />
          <Rules />
          {own.phoneMasked && (
            <FormFields
              fields={fields}
              values={form.values}
              change={form.change}
              draft={form.draft}
              faults={form.faults}
            />
          )}
          <RefusalNotice error={form.error} retry={form.retry} />
        </div>
      </Panel>
      {own.phoneMasked && (
        <ActionBar>
          <button
            type="button"
            className="button primary"
            disabled={form.busy}
            onClick={() => void form.send()}
          >
            同意使用
          </button>
        </ActionBar>
      )}
    </>
  )
}

function Standing({ consent }: { consent: NonNullable<Own['consent']> }) {
  const end = useAct(call.approvals.sms.consents.end, { done: '已停止使用短信审批' })
  return (
    <Panel title="正在使用">
      <div className="stack">
        <Facts
          facts={[
            { label: '手机号码', value: consent.phoneMasked },
            { label: '同意时间', value: <When at={consent.agreedAt} /> },
            { label: '可用时间', value: <When at={consent.usableFrom} /> },
          ]}
        />
        <Rules />
        <button
          type="button"
          className="button danger"
          disabled={end.busy}
          onClick={() => void end.run(undefined)}
        >
          停止使用
        </button>
      </div>
    </Panel>
  )
}
