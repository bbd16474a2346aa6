import { addressOf } from '#web/kit/address.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import type { Shown } from './when.ts'

/** Templates that let branches type what the register knows, each with the reason that was given. */
export const AskedAgainPanel = ({ shown: { askedAgain } }: { shown: Shown }) => (
  <Panel title="名册已有、仍要填的" extra={`现行模板 ${askedAgain.length} 个`}>
    {askedAgain.length === 0 ? (
      <p className="muted">现行的公文模板都没有让党支部再填名册里已有的内容。</p>
    ) : (
      <ul className="burden-again">
        {askedAgain.map(({ key, organizationId, organizationName, name, labels, because }) => (
          <li key={`${organizationId}/${key}`}>
            <PageLink className="link" to={addressOf(`/document-templates/${key}`, { organizationId })}>
              {name}
            </PageLink>
            <span className="muted">{organizationName}</span>
            <p>要填：{labels.join('、')}</p>
            <p className="muted">原因：{because}</p>
          </li>
        ))}
      </ul>
    )}
  </Panel>
)
