import type { call } from '#web/call.ts'
import { Facts } from '#web/kit/facts.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Empty } from '#web/kit/states.tsx'

export type Shown = Awaited<ReturnType<typeof call.messages.templates.preview>>

/** How the texts will look with values in them, the SMS in its parts. */
export function Preview({ shown }: { shown: Shown | null }) {
  if (!shown)
    return (
      <Panel title="预览">
        <Empty title="还没有预览" icon="eye">
          按“预览”，用示例内容看一看效果和短信条数。
        </Empty>
      </Panel>
    )
  const { inbox, sms, mail } = shown
  const parts = sms ? `${sms.length} 个字，分 ${sms.parts.length} 条发送；变量填满时 ${sms.mostParts} 条` : ''
  return (
    <Panel title="预览（示例内容）">
      <Facts
        facts={[
          { label: '站内信标题', value: inbox.title, wide: true },
          { label: '站内信内容', value: inbox.body, wide: true },
          { label: '短信', value: sms ? sms.parts.join(' ｜ ') : '不发短信', wide: true },
          { label: '短信长度', value: parts, absent: !sms },
          { label: '邮件', value: mail ? `${mail.subject}：${mail.body}` : '不发邮件', wide: true },
        ]}
      />
    </Panel>
  )
}
