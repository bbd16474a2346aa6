import { Panel, PanelGrid } from '#web/kit/panel.tsx'
import { byItself, never } from '../never/rules.ts'

/** What no run touches, and what goes without waiting for one. */
export const NeverPanel = () => (
  <div className="retention-never">
    <PanelGrid least={360}>
      <Panel title="从不清理">
        <dl>
          {never.map(({ title, because }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{because}。</dd>
            </div>
          ))}
        </dl>
      </Panel>
      <Panel title="不用等每周清理的">
        <dl>
          {byItself.map(({ title, how }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{how}。</dd>
            </div>
          ))}
        </dl>
      </Panel>
    </PanelGrid>
  </div>
)
