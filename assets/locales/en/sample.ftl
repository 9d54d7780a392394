### Wording of sample
stage-sample-land = Laying out the land
stage-sample-borders = Drawing borders
stage-sample-values = Computing figures
sample-banner = Sample data, freely invented
