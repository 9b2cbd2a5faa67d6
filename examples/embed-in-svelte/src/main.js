import { openHttpDataset } from "@atlas/api/client";
import { defineAtlasElements } from "@atlas/ui/elements";
import { mount } from "svelte";
import Lab from "./Lab.svelte";

defineAtlasElements({ openDataset: (src) => openHttpDataset(src) });
mount(Lab, { target: document.getElementById("page") });
