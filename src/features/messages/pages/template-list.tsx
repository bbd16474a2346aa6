import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel, PanelGrid } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Label } from '#web/kit/status-dot.tsx'

/** 消息模板: each with when it is sent and what is said by SMS. */
export default function TemplateList() {
  const query = useQuery(ask.messages.templates.list.queryOptions({}))
  return (
    <>
      <PageHeader />
      <PageHelp>
        每类消息一个模板，站内信、短信、邮件的文字写在一起。短信只写事项类型、编号、期限和数量，不写姓名和内容；运营商会拦截的词语不能用。修改后发布为新版本，已经发出的消息不变。
      </PageHelp>
      <Answered query={query}>
        {(templates) => (
          <PanelGrid>
            {templates.map((one) => (
              <Panel
                key={one.key}
                title={one.name}
                extra={one.mandatory && <Label tone="red">必须送达</Label>}
              >
                <div className="stack">
                  <p className="muted">{one.purpose}</p>
                  <p>{one.texts.sms?.text ?? '不发短信'}</p>
                  <p className="muted">
                    {one.publishedAt ? (
                      <>
                        第 {one.version} 版，{one.publishedBy}，<When at={one.publishedAt} />
                      </>
                    ) : (
                      '系统自带的文字'
                    )}
                  </p>
                  <PageLink to={`/message-templates/${one.key}`} className="button">
                    查看和修改
                  </PageLink>
                </div>
              </Panel>
            ))}
          </PanelGrid>
        )}
      </Answered>
    </>
  )
}
