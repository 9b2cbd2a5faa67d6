import type { Dataset } from "@atlas/core";
import type { DatasetPool, Lease } from "./dataset-pool.ts";
import { type Mounted, type MountProps, mount } from "./mount.tsx";
import { ATTRIBUTES } from "./read-attributes.ts";
import type { WidgetName } from "./widget-state.ts";

/** Makes of an attribute's text what it sets. */
type Reader = (text: string | null) => unknown;

/** Where the data are and lead to, of every element. */
const PLACES = ["data", "src", "pages"] as const;

/** Defines the element of a widget, which borrows its data where it is told their address only. */
export function defineElement(widget: WidgetName, pool: DatasetPool): void {
  const readText: Reader = (text) => text ?? undefined;
  const readers = new Map<string, Reader>([
    ...Object.entries(ATTRIBUTES[widget]),
    ["src", readText],
    ["pages", readText],
  ]);
  const ofAttribute = new Map([...readers.keys()].map((property) => [attributeOf(property), property]));
  const properties = [...new Set([...PLACES, ...readers.keys()])];

  class WidgetElement extends HTMLElement {
    static readonly observedAttributes = [...ofAttribute.keys()];
    #given = new Map<string, unknown>();
    #mounted: Mounted<WidgetName> | undefined;
    #lease: Lease | undefined;

    static {
      for (const property of properties)
        Object.defineProperty(WidgetElement.prototype, property, {
          get(this: WidgetElement) {
            return this.#get(property);
          },
          set(this: WidgetElement, value: unknown) {
            this.#set(property, value);
          },
          enumerable: true,
          configurable: true,
        });
    }

    connectedCallback(): void {
      // What was set before the element was defined is its own, and hides the property.
      for (const property of properties) {
        const own = Object.getOwnPropertyDescriptor(this, property);
        if (own === undefined) continue;
        Reflect.deleteProperty(this, property);
        this.#set(property, own.value);
      }
      this.#show();
    }

    disconnectedCallback(): void {
      // An element that is moved within the page leaves it for a moment.
      queueMicrotask(() => {
        if (!this.isConnected) this.#hide();
      });
    }

    attributeChangedCallback(attribute: string, _: string | null, text: string | null): void {
      const property = ofAttribute.get(attribute)!;
      this.#set(property, readers.get(property)!(text));
    }

    /** A person may have changed what is shown since it was given. */
    #get(property: string): unknown {
      const shown: Record<string, unknown> = isPlace(property) ? {} : { ...this.#mounted?.props };
      return Object.hasOwn(shown, property) ? shown[property] : this.#given.get(property);
    }

    /** A text is read as the attribute of that name is. */
    #set(property: string, value: unknown): void {
      const read = readers.get(property);
      const known = typeof value === "string" && read ? read(value) : value;
      this.#given.set(property, known);
      if (isPlace(property)) this.#show();
      else this.#mounted?.set({ [property]: known });
    }

    #show(): void {
      if (!this.isConnected) return;
      const given = (place: (typeof PLACES)[number]) => this.#given.get(place);
      const own = given("data") as Dataset | undefined;
      const src = given("src") as string | undefined;
      const before = this.#lease;
      this.#lease = own === undefined && src !== undefined ? pool.borrow(src) : undefined;
      const data = own ?? this.#lease?.dataset;
      const pages = (given("pages") as string | undefined) ?? src;
      if (data === undefined) this.#unmount();
      else if (this.#mounted) this.#mounted.set({ data, pages });
      else {
        const props = { ...Object.fromEntries(this.#given), data, pages };
        this.#mounted = mount(this, widget, props as MountProps<WidgetName>);
      }
      before?.giveBack();
    }

    #hide(): void {
      this.#unmount();
      this.#lease?.giveBack();
      this.#lease = undefined;
    }

    #unmount(): void {
      for (const [property, value] of Object.entries(this.#mounted?.props ?? {}))
        if (!isPlace(property)) this.#given.set(property, value);
      this.#mounted?.dispose();
      this.#mounted = undefined;
    }
  }
  customElements.define(`atlas-${widget}`, WidgetElement);
}

function isPlace(property: string): boolean {
  return PLACES.some((place) => place === property);
}

/** `runId` is `run-id`. */
function attributeOf(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
