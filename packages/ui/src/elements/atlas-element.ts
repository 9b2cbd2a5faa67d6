import type { Dataset } from "@atlas/core";
import type { WidgetEventMap } from "./widget-events.ts";
import type { WidgetName, WidgetStates } from "./widget-state.ts";

/** What the elements of all widgets have in common. */
interface WidgetElement extends HTMLElement {
  /** The data; wins over `src`. */
  data: Dataset | undefined;
  /** The address of the data, for what `defineAtlasElements` was given to open them. */
  src: string | undefined;
  /** The address of the Atlas whose pages links lead to; `src` when absent. */
  pages: string | undefined;
  addEventListener<Type extends keyof WidgetEventMap>(
    type: Type,
    listener: (this: this, event: WidgetEventMap[Type]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Type extends keyof WidgetEventMap>(
    type: Type,
    listener: (this: this, event: WidgetEventMap[Type]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

type Settable<State> = { -readonly [Key in keyof State]-?: State[Key] };

/**
 * The element of a widget: each part of what it shows is a property, and what a text can say is an attribute, too. A
 * property is what the widget shows now, with what a person has changed.
 */
export type AtlasElement<Name extends WidgetName> = WidgetElement & Settable<WidgetStates[Name]>;

/** The elements by their names in HTML. */
export type AtlasElements = { readonly [Name in WidgetName as `atlas-${Name}`]: AtlasElement<Name> };

declare global {
  interface HTMLElementTagNameMap extends AtlasElements {}
}
