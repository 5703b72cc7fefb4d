# The steps use nothing of Docker's own: each RUN also works by hand in a folder that holds what was copied before it.
# `node scripts/docker-steps.mjs` does that.

FROM node:20-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY tsconfig.base.json vite.config.ts ./
COPY scripts ./scripts
COPY shared ./shared
COPY server ./server
COPY client ./client
RUN node scripts/build.mjs

FROM node:20-bookworm-slim
ENV NODE_ENV=production
ENV HOST=0.0.0.0
ENV PORT=3000
ENV DATA_DIR=/data
WORKDIR /app
# dist/ holds all it needs, the native part of the store included.
COPY --from=build /src/dist ./dist
# 1000 is the user `node` of this image.
RUN install -d -o 1000 -g 1000 "$DATA_DIR"
USER 1000:1000
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s CMD node -e "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "dist/server/main.mjs"]
