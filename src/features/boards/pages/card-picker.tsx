import { Icon } from '#web/kit/icon.tsx'
import { type CardKey, cardKeys, specOf } from '../cards/catalogue/rules.ts'
import { isTodayOnly } from '../cards/rules.ts'
import { type CardGroup, cardGroups } from '../cards/specs/rules.ts'
import type { PlacedCard } from '../own/contract.ts'
import { comparisonNames } from './words.ts'

type Props = { cards: PlacedCard[]; change: (cards: PlacedCard[]) => void; most: number }

/** The cards of a board in their order; each may be moved, widened, compared, taken out. */
export function CardPicker({ cards, change, most }: Props) {
  const move = (from: number, to: number) => {
    const next = [...cards]
    const [one] = next.splice(from, 1)
    if (one) next.splice(to, 0, one)
    change(next)
  }
  const put = (at: number, part: Partial<PlacedCard>) =>
    change(cards.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <fieldset className="card-picker">
      <legend>卡片（按这个顺序排列）</legend>
      <ol>
        {cards.map((card, at) => (
          <li key={card.key}>
            <b>{specOf(card.key).title}</b>
            <Compared card={card} put={(compare) => put(at, { compare })} />
            <label>
              <input type="checkbox" checked={card.wide} onChange={() => put(at, { wide: !card.wide })} />
              整行
            </label>
            <Moves
              card={card}
              at={at}
              count={cards.length}
              move={move}
              remove={() => change(cards.filter((one) => one !== card))}
            />
          </li>
        ))}
      </ol>
      {cards.length < most && <Add cards={cards} add={(key) => change([...cards, { key, wide: false }])} />}
    </fieldset>
  )
}

type Compare = PlacedCard['compare']

function Compared({ card, put }: { card: PlacedCard; put: (compare: Compare) => void }) {
  const title = specOf(card.key).title
  return (
    <select
      className="input"
      aria-label={`${title}：比较`}
      value={card.compare ?? ''}
      onChange={(event) => put((event.target.value || undefined) as Compare)}
    >
      <option value="">不比较</option>
      {!isTodayOnly(specOf(card.key)) && <option value="lastYear">{comparisonNames.lastYear}</option>}
      <option value="above">{comparisonNames.above}</option>
    </select>
  )
}

type MovesProps = {
  card: PlacedCard
  at: number
  count: number
  move: (from: number, to: number) => void
  remove: () => void
}

function Moves({ card, at, count, move, remove }: MovesProps) {
  const title = specOf(card.key).title
  return (
    <span className="card-moves">
      <button
        type="button"
        className="button quiet"
        aria-label={`${title}上移`}
        disabled={at === 0}
        onClick={() => move(at, at - 1)}
      >
        <Icon name="up" size={16} />
      </button>
      <button
        type="button"
        className="button quiet"
        aria-label={`${title}下移`}
        disabled={at === count - 1}
        onClick={() => move(at, at + 1)}
      >
        <Icon name="down" size={16} />
      </button>
      <button type="button" className="button quiet" aria-label={`去掉${title}`} onClick={remove}>
        <Icon name="close" size={16} />
      </button>
    </span>
  )
}

/** One at a time, by group; what is on the board already is not offered again. */
function Add({ cards, add }: { cards: PlacedCard[]; add: (key: CardKey) => void }) {
  const chosen = new Set(cards.map(({ key }) => key))
  const groups = Object.entries(cardGroups) as [CardGroup, string][]
  return (
    <select
      className="input"
      aria-label="添加卡片"
      value=""
      onChange={(event) => {
        const key = cardKeys.find((one) => one === event.target.value)
        if (key) add(key)
      }}
    >
      <option value="">添加卡片……</option>
      {groups.map(([group, name]) => (
        <optgroup key={group} label={name}>
          {cardKeys
            .filter((key) => specOf(key).group === group && !chosen.has(key))
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
