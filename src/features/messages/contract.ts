import type { Powers } from '#basics/contract.ts'
import { blocked } from './blocked/contract.ts'
import { channels } from './channels/contract.ts'
import { deliveries } from './deliveries/contract.ts'
import { devices } from './devices/contract.ts'
import { filter } from './filter/contract.ts'
import { groups } from './groups/contract.ts'
import { inbox } from './inbox/contract.ts'
import { preferences } from './preferences/contract.ts'
import { replies } from './replies/contract.ts'
import { templates } from './templates/contract.ts'

export const contract = {
  inbox,
  preferences,
  devices,
  deliveries,
  templates,
  channels,
  replies,
  blocked,
  groups,
  filter,
}

export const powers: Powers = {
  'messages.own': ['masses', 'member', 'branch', 'committee', 'politicalWorkDepartment'],
  // A person's own: officers have it as the members they are.
  'messages.prefer': ['masses', 'member'],
  'messages.read': ['committee', 'politicalWorkDepartment'],
  'messages.manage': ['politicalWorkDepartment'],
  /** By which gateway: on the extranet, which only passes on what the intranet asks for, this alone. */
  'messages.gateways': ['politicalWorkDepartment'],
}
