import type { Powers } from '#basics/contract.ts'
import type { Zone } from '#basics/sensitivity.ts'
import { endpointsOf } from '#platform/api-description.ts'
import type { Feature } from '#platform/feature.ts'

/**
 * What answers on the extranet, by the names of features, of their parts or of single endpoints. It is closed by default:
 * whatever is not named here answers there that it is done on the intranet, however it is asked for and by whomever.
 */
const outside = [
  // The way in, and everything of one's own account.
  'accounts.session',
  'accounts.signIn',
  'accounts.signOut',
  'accounts.enterByLink',
  'accounts.enterDemo',
  'accounts.createFirstAdministrator',
  'accounts.ownAccount',
  'accounts.changePassword',
  'accounts.ownSessions',
  'accounts.endOwnSession',
  'accounts.factors.own',
  'accounts.factors.confirmTotp',
  'accounts.factors.beginTotp',
  'accounts.factors.removeTotp',
  'accounts.factors.beginPasskey',
  'accounts.factors.addPasskey',
  'accounts.factors.removePasskey',
  'accounts.factors.newCodes',
  'accounts.factors.ways',
  'accounts.factors.proveByCode',
  'accounts.factors.askPasskey',
  'accounts.factors.proveByPasskey',
  'accounts.factors.proveByPassword',
  'accounts.factors.check',
  'accounts.factors.policy',
  'accounts.signOn.begin',
  'accounts.signOn.complete',
  'accounts.signOn.enter',
  'accounts.signOn.own',
  'accounts.signOn.beginLink',
  'accounts.signOn.linkDirectory',
  'accounts.signOn.unlink',
  'accounts.keeping.policy',
  'accounts.keeping.keep',
  'accounts.keeping.lock',
  'accounts.keeping.unlock',
  'accounts.views',
  'accounts.watermark.policy',
  // One's own messages.
  'messages.inbox',
  'messages.preferences',
  'messages.devices',
  // By which gateway what the intranet asks for is sent from here.
  'messages.channels',
  // Reading what is public: each of these features gives out nothing else here.
  'library.list',
  'library.export',
  'library.columns',
  'library.get',
  'library.byCode',
  'library.applications',
  'library.shelves.topics',
  'library.reading',
  'library.notes',
  'library.tracks.list',
  'library.tracks.file',
  'exhibition.visits',
  'exhibition.pictures.read',
  'courses.list',
  'courses.export',
  'courses.topics',
  'courses.get',
  'courses.learning',
  'guides.list',
  'guides.get',
  'redMap.sites.map',
  'redMap.sites.list',
  'redMap.sites.export',
  'redMap.sites.get',
  'redMap.related.materials',
  'redMap.related.sites',
  // Whether the links of red sites answer is seen from here alone.
  'redMap.links.check',
  'redMap.links.export',
  // Requests begun outside are written here; all else of them is done inside.
  'outsideRequests.outside',
  // What goes between the two networks is seen and kept on both sides.
  'exchange',
  'search.find',
  'search.export',
  'search.suggest',
  'search.state',
]

/** Whether an endpoint, by its name such as `library.reading.file`, answers in a network. */
export const answersIn = (zone: Zone, endpoint: string): boolean =>
  zone === 'intranet' || outside.some((named) => endpoint === named || endpoint.startsWith(`${named}.`))

/** The permissions that allow anything in a network: where nothing of one answers, nobody holds it. */
export function powersIn(zone: Zone, features: Pick<Feature, 'name' | 'contract'>[], powers: Powers): Powers {
  const endpoints = features.flatMap(({ name, contract }) => endpointsOf(contract, [name]))
  const needed = new Set(
    endpoints.filter(({ name }) => answersIn(zone, name)).map(({ meta }) => meta.permission),
  )
  return Object.fromEntries(Object.entries(powers).filter(([permission]) => needed.has(permission)))
}
