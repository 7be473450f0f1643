import type { ZoomChatLocale } from '../locales/locale.js';
import { AddressReader } from '../headers/address.js';
import { CloudHeaderReader } from '../headers/cloud-header.js';
import type { HeaderReader } from '../headers/header.js';
import { PanelHeaderReader } from '../headers/panel-header.js';
import { RecipientReader } from '../headers/recipient.js';
import { SingleLineHeaderReader, TwoLineHeaderReader } from '../headers/wall-header.js';
import type { ChatFamily } from '../types.js';

/** One way to lay out an export, with the means to read its headers. */
export interface Layout {
  readonly family: ChatFamily;
  /** For the reasons of a dialect. */
  readonly description: string;
  /** How far a full vote for it is believed: damaged layouts are easily something else. */
  readonly trust: number;
  /** What its clock shows, unless the times say otherwise. */
  readonly time: 'wall' | 'offset';
  readonly reader: HeaderReader;
}

/** Layouts whose headers begin with a time, in the order of preference. */
export function timedLayouts(locales: readonly ZoomChatLocale[]): Layout[] {
  const recipients = new RecipientReader(locales);
  return [
    {
      family: 'two-line',
      description: 'a header line over indented text',
      trust: 1,
      time: 'wall',
      reader: new TwoLineHeaderReader(new AddressReader(locales, recipients, 'loose')),
    },
    {
      family: 'single-line',
      description: 'header and text on one line',
      trust: 1,
      time: 'wall',
      reader: new SingleLineHeaderReader(new AddressReader(locales, recipients, 'strict')),
    },
    {
      family: 'cloud',
      description: 'cloud recording: time, name and text parted by tabs',
      trust: 1,
      time: 'offset',
      reader: new CloudHeaderReader('tabs'),
    },
    {
      family: 'cloud',
      description: 'cloud recording whose tabs became blanks',
      trust: 0.7,
      time: 'offset',
      reader: new CloudHeaderReader('blanks'),
    },
    {
      family: 'cloud',
      description: 'cloud recording with a blank after the time, as after editing by hand',
      trust: 0.4,
      time: 'wall',
      reader: new CloudHeaderReader('blank-tab'),
    },
  ];
}

export function panelLayout(locales: readonly ZoomChatLocale[]): Layout {
  return {
    family: 'panel',
    description: 'text copied from the chat panel',
    trust: 0.8,
    time: 'wall',
    reader: new PanelHeaderReader(locales, new RecipientReader(locales)),
  };
}
