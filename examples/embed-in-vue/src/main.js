import { openHttpDataset } from "@atlas/api/client";
import { defineAtlasElements } from "@atlas/ui/elements";
import { createApp } from "vue";
import OurLab from "./OurLab.vue";

defineAtlasElements({ openDataset: (src) => openHttpDataset(src) });
createApp(OurLab).mount("#page");
