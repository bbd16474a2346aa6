import { feature } from '#platform/feature.ts'
import { blockedActions } from './blocked/actions.ts'
import { channelActions } from './channels/actions.ts'
import { contract, powers } from './contract.ts'
import { deliveryActions } from './deliveries/actions.ts'
import { deviceActions } from './devices/actions.ts'
import { filterActions } from './filter/actions.ts'
import { groupActions } from './groups/actions.ts'
import { inboxActions } from './inbox/actions.ts'
import { jobs } from './jobs.ts'
import { preferenceActions } from './preferences/actions.ts'
import { hearReply, hearReport, replyActions } from './replies/actions.ts'
import { templateActions } from './templates/actions.ts'
import { words } from './words.ts'

export const messages = feature({
  name: 'messages',
  contract,
  powers,
  words,
  jobs,
  actions: {
    inbox: inboxActions,
    preferences: preferenceActions,
    devices: deviceActions,
    deliveries: deliveryActions,
    templates: templateActions,
    channels: channelActions,
    replies: replyActions,
    blocked: blockedActions,
    groups: groupActions,
    filter: filterActions,
  },
  hears: {
    onReply: (world, gateway, reply) => world.transaction((ctx) => hearReply(ctx, gateway, reply)),
    onReport: (world, gateway, report) => world.transaction((ctx) => hearReport(ctx, gateway, report)),
  },
})
