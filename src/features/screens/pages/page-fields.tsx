import { type CardKey, cardKeys, specOf } from '#features/boards/cards/catalogue/rules.ts'
import { type CardGroup, cardGroups } from '#features/boards/cards/specs/rules.ts'
import { Icon, type IconName } from '#web/kit/icon.tsx'
import {
  happeningsTitle,
  mostPanels,
  type PanelKey,
  panelKeys,
  type ScreenPage,
  seconds,
  viewNames,
  views,
} from '../rules.ts'

type Props = {
  page: ScreenPage
  number: number
  change: (page: ScreenPage) => void
  up: (() => void) | undefined
  down: (() => void) | undefined
  remove: (() => void) | undefined
}

export const panelTitle = (key: PanelKey): string =>
  key === 'happenings' ? happeningsTitle : specOf(key).title

/** One page of a screen: its name, how long it stays, how it is laid out, and what stands on it. */
export function PageFields({ page, number, change, up, down, remove }: Props) {
  const put = (part: Partial<ScreenPage>) => change({ ...page, ...part })
  const most = mostPanels[page.view]
  return (
    <fieldset>
      <legend>第 {number} 页</legend>
      <div className="arrangement-line">
        <label>
          <span>名称</span>
          <input
            className="input"
            value={page.title}
            maxLength={20}
            onChange={(event) => put({ title: event.target.value })}
          />
        </label>
        <label className="short">
          <span>秒数</span>
          <input
            type="number"
            className="input"
            min={seconds.least}
            max={seconds.most}
            value={page.seconds}
            onChange={(event) => put({ seconds: Math.round(Number(event.target.value)) })}
          />
        </label>
        <label>
          <span>版式</span>
          <select
            className="input"
            value={page.view}
            onChange={(event) => {
              const view = views.find((one) => one === event.target.value) ?? 'panels'
              put({ view, panels: page.panels.slice(0, mostPanels[view]) })
            }}
          >
            {views.map((view) => (
              <option key={view} value={view}>
                {viewNames[view]}（最多 {mostPanels[view]} 张）
              </option>
            ))}
          </select>
        </label>
        <span className="arrangement-moves">
          <Move icon="up" label={`第${number}页上移`} act={up} />
          <Move icon="down" label={`第${number}页下移`} act={down} />
          <Move icon="close" label={`去掉第${number}页`} act={remove} />
        </span>
      </div>
      <div className="arrangement-panels">
        {page.panels.map((panel) => (
          <button
            key={panel}
            type="button"
            className="button"
            aria-label={`第${number}页去掉${panelTitle(panel)}`}
            onClick={() => put({ panels: page.panels.filter((one) => one !== panel) })}
          >
            {panelTitle(panel)}
            <Icon name="close" size={14} />
          </button>
        ))}
        {page.panels.length < most && (
          <Add
            number={number}
            chosen={page.panels}
            add={(panel) => put({ panels: [...page.panels, panel] })}
          />
        )}
      </div>
    </fieldset>
  )
}

const Move = ({ icon, label, act }: { icon: IconName; label: string; act: (() => void) | undefined }) => (
  <button type="button" className="button quiet" aria-label={label} disabled={!act} onClick={act}>
    <Icon name={icon} size={16} />
  </button>
)

function Add({
  number,
  chosen,
  add,
}: {
  number: number
  chosen: PanelKey[]
  add: (panel: PanelKey) => void
}) {
  const groups = Object.entries(cardGroups) as [CardGroup, string][]
  const free = (key: CardKey | 'happenings') => !chosen.includes(key)
  return (
    <select
      className="input"
      aria-label={`第${number}页添加卡片`}
      value=""
      onChange={(event) => {
        const panel = panelKeys.find((one) => one === event.target.value)
        if (panel) add(panel)
      }}
    >
      <option value="">添加卡片……</option>
      {free('happenings') && <option value="happenings">{happeningsTitle}</option>}
      {groups.map(([group, name]) => (
        <optgroup key={group} label={name}>
          {cardKeys
            .filter((key) => specOf(key).group === group && free(key))
            .map((key) => (
              <option key={key} value={key}>
                {specOf(key).title}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  )
}
